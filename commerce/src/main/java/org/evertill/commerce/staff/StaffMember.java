package org.evertill.commerce.staff;

/** A name to tap on the sign-on screen; says nothing of what they may do. */
public record StaffMember(String number, String name) {
}
