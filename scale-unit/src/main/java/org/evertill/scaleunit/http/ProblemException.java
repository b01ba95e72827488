package org.evertill.scaleunit.http;

/** Ends a request with a {@link Problem}. Not a fault of the server, so it has no stack trace and is not logged. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Ends the request with this problem. */
    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** Shorthand for a problem without further members. */
    public static ProblemException of(int status, String slug, String title, String detail) {
        return new ProblemException(Problem.of(status, slug, title, detail));
    }

    public Problem problem() {
        return problem;
    }
}
