package org.socialrx.simulate.world;

/** Whether a patient lives in a town or in the country, as the supplier codes it. */
public enum Area {
    /** Code 1. */
    URBAN("1"),
    /** Code 2. */
    RURAL("2"),
    /** No small area could be found for the address. */
    NOT_RECORDED("");

    private final String code;

    Area(String code) {
        this.code = code;
    }

    /** The code; empty where nothing is recorded. */
    public String code() {
        return code;
    }

    /** Draws where a patient of a practice lives, from a stream of its own. */
    static Area draw(World world, Practice practice, long seed, long number) {
        var draws = Draws.of(seed, "area", number);
        var places = world.places();
        double rural = practice.isRural() ? places.ruralOfRural() : places.ruralOfUrban();
        var area = draws.happens(rural) ? RURAL : URBAN;
        return draws.happens(places.missing()) ? NOT_RECORDED : area;
    }
}
