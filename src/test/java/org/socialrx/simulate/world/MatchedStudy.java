package org.socialrx.simulate.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * The study design, in memory and written down a second time: risk sets, score, matching, panel, Poisson model.
 *
 * <p>It shares no code with the pipeline, so that a fault of either shows. Errors are CR1 by practice.
 */
final class MatchedStudy {
    /** What matching looks at besides covariates. */
    enum Matching {
        COVARIATES,
        TRAJECTORY
    }

    /** Estimate of a log rate ratio. */
    record Estimate(double value, double error, int sets) {
        boolean holds(double truth) {
            return Math.abs(value - truth) < 2.03 * error;
        }
    }

    private static final int CALIPER_CONTROLS = 2;
    private static final int DRAWN = 20;

    private final World world;
    private final List<Subject> subjects = new ArrayList<>();
    private final Map<Practice, List<Subject>> byPractice = new HashMap<>();

    /** A patient and the days with a GP contact. */
    record Subject(Life life, int[] gpDays) {
        int index() {
            return life.index().orElse(Integer.MAX_VALUE);
        }
    }

    /** A patient who stands in a matched set from an index day on. */
    record Member(Subject subject, int day, boolean isReferred, double weight) {
        /** Last day observed: a control is censored the day before the own referral. */
        int last() {
            int end = subject.life().end();
            return isReferred ? end : Math.min(end, subject.index() - 1);
        }

        int count(int period) {
            int from = day + 1 + 91 * period;
            int to = Math.min(day + 91 * (period + 1), last());
            int n = 0;
            for (int gpDay : subject.gpDays()) {
                n += gpDay >= from && gpDay <= to ? 1 : 0;
            }
            return n;
        }

        double exposure(int period) {
            int from = day + 1 + 91 * period;
            int to = Math.min(day + 91 * (period + 1), last());
            return Math.max(0, to - from + 1);
        }
    }

    MatchedStudy(World world, int patients, long seed) {
        this.world = world;
        var practices = Practices.draw(world, seed, patients);
        for (int number = 0; number < patients; number++) {
            var life = Life.draw(world, practices, seed, number);
            var drawn = ContactDays.draw(world, life, seed);
            int[] gp = new int[drawn.days().length];
            int n = 0;
            for (int i = 0; i < gp.length; i++) {
                if (drawn.roles()[i] == StaffRole.GP) {
                    gp[n] = drawn.days()[i];
                    n++;
                }
            }
            var subject = new Subject(life, Arrays.copyOf(gp, n));
            subjects.add(subject);
            byPractice
                    .computeIfAbsent(life.person().practice(), p -> new ArrayList<>())
                    .add(subject);
        }
    }

    private boolean isEligible(Subject subject, int day) {
        var life = subject.life();
        int age = life.ageOn(day);
        return life.person().acceptable()
                && age >= 18
                && age <= 105
                && life.person().start() <= day - 728
                && life.end() >= day;
    }

    /** Patients referred on a day of the index window while eligible. */
    List<Subject> referred() {
        return subjects.stream()
                .filter(s -> s.life().index().isPresent())
                .filter(s -> s.index() >= world.window().firstIndexDay()
                        && s.index() <= world.window().lastIndexDay()
                        && isEligible(s, s.index()))
                .toList();
    }

    /** Controls of a risk set: same practice and sex, age within five years, not referred up to the day. */
    private List<Subject> riskSet(Subject referred) {
        var person = referred.life().person();
        int day = referred.index();
        return byPractice.getOrDefault(person.practice(), List.of()).stream()
                .filter(c -> c.life().person().sex() == person.sex())
                .filter(c -> Math.abs(c.life().person().birthYear() - person.birthYear()) <= 5)
                .filter(c -> c.index() > day && isEligible(c, day))
                .toList();
    }

    private double[] covariates(Subject subject, int day, Matching matching) {
        var person = subject.life().person();
        var x = new ArrayList<Double>();
        x.add(1.0);
        x.add((subject.life().ageOn(day) - 50) / 20.0);
        x.add((5.5 - person.decile()) / 3.0);
        x.add(person.ethnicity() == 0 ? 0.0 : 1.0);
        x.add(person.homeless() ? 1.0 : 0.0);
        for (var condition : Condition.values()) {
            x.add(person.has(condition) ? 1.0 : 0.0);
        }
        if (matching == Matching.TRAJECTORY) {
            var member = new Member(subject, day, true, 1);
            for (int period = -8; period <= -3; period++) {
                x.add(Math.log1p(member.count(period)));
            }
        }
        return x.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Two controls to a referred patient, quarters in time order, within one the furthest down first. */
    List<Member> match(Matching matching) {
        var cases = referred();
        var sets = new HashMap<Subject, List<Subject>>();
        var rows = new ArrayList<double[]>();
        var outcomes = new ArrayList<Integer>();
        for (var subject : cases) {
            var all = riskSet(subject);
            sets.put(subject, all);
            rows.add(covariates(subject, subject.index(), matching));
            outcomes.add(1);
            for (int i = 0; i < Math.min(DRAWN, all.size()); i++) {
                var control = all.get((int) ((long) i * all.size() / Math.min(DRAWN, all.size())));
                rows.add(covariates(control, subject.index(), matching));
                outcomes.add(0);
            }
        }
        double[] beta = Newton.logistic(rows, outcomes);
        double caliper = 0.2 * Newton.spread(rows, beta);
        var order = new ArrayList<>(cases);
        order.sort(Comparator.<Subject>comparingInt(s -> (s.index() - 728) / 91)
                .thenComparing(s -> -Newton.dot(beta, covariates(s, s.index(), matching)))
                .thenComparing(s -> s.life().person().number()));
        var members = new ArrayList<Member>();
        var used = new HashSet<Long>();
        for (var subject : order) {
            int quarter = (subject.index() - 728) / 91;
            double score = Newton.dot(beta, covariates(subject, subject.index(), matching));
            var near = sets.getOrDefault(subject, List.of()).stream()
                    .filter(c -> !used.contains(c.life().person().number() * 100 + quarter))
                    .map(c ->
                            Map.entry(Math.abs(score - Newton.dot(beta, covariates(c, subject.index(), matching))), c))
                    .filter(e -> e.getKey() <= caliper)
                    .sorted(Map.Entry.<Double, Subject>comparingByKey()
                            .thenComparing(e -> e.getValue().life().person().number()))
                    .limit(CALIPER_CONTROLS)
                    .map(Map.Entry::getValue)
                    .toList();
            if (!near.isEmpty()) {
                members.add(new Member(subject, subject.index(), true, 1));
            }
            for (var control : near) {
                used.add(control.life().person().number() * 100 + quarter);
                members.add(new Member(control, subject.index(), false, 1.0 / near.size()));
            }
        }
        return members;
    }

    /** Poisson model with person and event-time effects: the log rate ratio of the referred after referral. */
    static Estimate poisson(List<Member> members, int baselineFrom, int baselineTo, int effectFrom, int effectTo) {
        var periods = new ArrayList<Integer>();
        for (int period = baselineFrom; period <= effectTo; period++) {
            if (period <= baselineTo || period >= effectFrom) {
                periods.add(period);
            }
        }
        return Newton.conditionalPoisson(members, periods, effectFrom);
    }

    /** The referred alone: the year after against the year before. */
    Estimate beforeAfter() {
        var members =
                referred().stream().map(s -> new Member(s, s.index(), true, 1)).toList();
        double before = 0;
        double after = 0;
        double beforeDays = 0;
        double afterDays = 0;
        for (var member : members) {
            for (int k = 0; k < 4; k++) {
                before += member.count(k - 4);
                after += member.count(k);
                beforeDays += member.exposure(k - 4);
                afterDays += member.exposure(k);
            }
        }
        double error = Math.sqrt(1.5 / before + 1.5 / after);
        return new Estimate(Math.log(after / afterDays / (before / beforeDays)), error, members.size());
    }

    /** How many subjects there are of some kind. */
    List<Subject> subjects() {
        return subjects;
    }
}
