package org.socialrx.study;

import java.util.Arrays;
import java.util.Optional;

/**
 * A way to tell a person's ethnic group: in how many groups, and which of several entries counts.
 *
 * <p>A group of sixteen is named by that of the five it belongs to and what it is among them, as in asian-indian.
 */
public enum EthnicGroups {
    FIVE("ethnicity", Choice.LATEST),
    FIVE_MOST_FREQUENT("ethnicity", Choice.MOST_FREQUENT),
    SIXTEEN("ethnicity-16", Choice.LATEST),
    SIXTEEN_MOST_FREQUENT("ethnicity-16", Choice.MOST_FREQUENT);

    private final String codeList;
    private final Choice choice;

    /** Which of several entries counts. */
    public enum Choice {
        LATEST(""),
        MOST_FREQUENT("-most-frequent");

        private final String suffix;

        Choice(String suffix) {
            this.suffix = suffix;
        }
    }

    EthnicGroups(String codeList, Choice choice) {
        this.codeList = codeList;
        this.choice = choice;
    }

    /** The code list whose categories are the groups. */
    public String codeList() {
        return codeList;
    }

    /** Which of several entries counts. */
    public Choice choice() {
        return choice;
    }

    /** The characteristic, as a study and tables name it. */
    public String characteristic() {
        return codeList + choice.suffix;
    }

    /** The same entries in five groups. */
    public EthnicGroups inFive() {
        return choice == Choice.LATEST ? FIVE : FIVE_MOST_FREQUENT;
    }

    /** The way of a characteristic; empty for another characteristic. */
    public static Optional<EthnicGroups> of(String characteristic) {
        return Arrays.stream(values())
                .filter(groups -> groups.characteristic().equals(characteristic))
                .findFirst();
    }
}
