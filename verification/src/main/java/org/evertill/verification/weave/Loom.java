package org.evertill.verification.weave;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Weaves one class. */
final class Loom {

    private static final MethodTypeDesc TELL =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);

    private final List<Weave> weaves;
    private final Set<Weave> found = new HashSet<>();

    /** @param weaves those that concern the class */
    Loom(List<Weave> weaves) {
        this.weaves = weaves;
    }

    /**
     * The class as woven; empty when nothing in it is concerned.
     *
     * @throws IllegalStateException when a weave of this very class finds nothing in it
     */
    Optional<byte[]> weave(ClassFile format, byte[] bytes) {
        ClassModel model = format.parse(bytes);
        byte[] woven = format.transformClass(model, ClassTransform.transformingMethods(this::isConcerned,
                (method, element) -> {
                    if (element instanceof java.lang.classfile.CodeModel code) {
                        method.transformCode(code, transform(code.parent().orElseThrow()));
                    } else {
                        method.with(element);
                    }
                }));
        for (Weave weave : weaves) {
            if (!weave.in().equals(Weave.EVERYWHERE) && !found.contains(weave)) {
                throw new IllegalStateException("nothing in it for " + weave);
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(woven);
    }

    private boolean isConcerned(MethodModel method) {
        return method.code().isPresent() && (entry(method).isPresent()
                || method.code().get().elementStream().anyMatch(element -> redirect(element).isPresent()));
    }

    private CodeTransform transform(MethodModel method) {
        CodeTransform redirecting = (code, element) -> {
            Optional<Weave.Redirect> redirect = redirect(element);
            if (redirect.isEmpty()) {
                code.with(element);
            } else {
                found.add(redirect.get());
                callInstead(code, (InvokeInstruction) element, redirect.get());
            }
        };
        Optional<Weave.Entry> entry = entry(method);
        return entry.isEmpty() ? redirecting : new CodeTransform() {
            @Override
            public void atStart(CodeBuilder code) {
                found.add(entry.get());
                code.loadConstant(entry.get().point())
                        .invokestatic(ClassDesc.of(entry.get().target()), "reached", TELL);
            }

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                redirecting.accept(code, element);
            }
        };
    }

    private Optional<Weave.Entry> entry(MethodModel method) {
        return weaves.stream().filter(Weave.Entry.class::isInstance).map(Weave.Entry.class::cast)
                .filter(entry -> entry.method().equals(method.methodName().stringValue())).findFirst();
    }

    private Optional<Weave.Redirect> redirect(CodeElement element) {
        if (!(element instanceof InvokeInstruction call)) {
            return Optional.empty();
        }
        return weaves.stream().filter(Weave.Redirect.class::isInstance).map(Weave.Redirect.class::cast)
                .filter(redirect -> call.name().equalsString(redirect.method())
                        && call.owner().asInternalName().equals(redirect.owner().replace('.', '/')))
                .findFirst();
    }

    private static void callInstead(CodeBuilder code, InvokeInstruction call, Weave.Redirect redirect) {
        MethodTypeDesc type = call.opcode() == Opcode.INVOKESTATIC ? call.typeSymbol()
                : call.typeSymbol().insertParameterTypes(0, call.owner().asSymbol());
        code.invokestatic(ClassDesc.of(redirect.target()), redirect.method(), type);
    }
}
