package io.warpbeam.examples.bank;

import java.util.Optional;

/**
 * What a wizard wants to know next.
 *
 * @param field that is asked for
 * @param number of the question, from 1
 * @param of how many there are
 * @param text for the person
 * @param problem with the answer before, if it asks again
 */
public record Question(String field, int number, int of, String text, Optional<String> problem) {}
