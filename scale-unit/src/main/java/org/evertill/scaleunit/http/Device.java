package org.evertill.scaleunit.http;

/** An activated register, as its token names it. */
public record Device(String storeNumber, String registerNumber, long incarnation) { }
