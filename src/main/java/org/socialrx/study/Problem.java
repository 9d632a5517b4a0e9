package org.socialrx.study;

/**
 * One fault that the user can mend.
 *
 * @param where file, key, row or field
 * @param what what is wrong with it, finishing the sentence that {@code where} begins
 */
public record Problem(String where, String what) {
    @Override
    public String toString() {
        return where + " " + what;
    }
}
