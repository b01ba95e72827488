package org.evertill.verification.process;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Says its arguments, then a line without an end; echoes its input; ends with 7 when the input ends. */
final class TalkingMain {

    private TalkingMain() {}

    public static void main(String[] arguments) throws Exception {
        for (String argument : arguments) {
            System.out.print(argument + "\n");
        }
        System.err.println("complaint");
        System.out.flush();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        String line;
        while ((line = in.readLine()) != null) {
            System.out.print("heard " + line + "\nunfinished");
            System.out.flush();
        }
        System.exit(7);
    }
}
