package org.socialrx.ingest;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.Rule;
import org.socialrx.ingest.layout.SourceFile;

/**
 * Decides about the sorted records of one partition: references first, then duplicates among the rows that pass.
 *
 * <p>Of rows with one key the first that breaks no rule is accepted, in the order of file names and then of lines; a
 * later one with equal cells is a duplicate, with other cells it conflicts. The decision about an owner depends on its
 * rows alone, so it is the same in every partition that holds a copy.
 */
final class Judgement {
    private final RowRules rules;
    private final Verdicts verdicts;
    private final SourceFile[] kinds;

    private long prefix;
    private UTF8String owner = UTF8String.EMPTY_UTF8;
    private byte @Nullable [] ownerBody;
    private @Nullable UnsafeRow ownerCells;
    private @Nullable Rule leftOut;
    private boolean isAmbiguous;
    private int order = Staged.NOTE;
    private UTF8String key = UTF8String.EMPTY_UTF8;
    private byte @Nullable [] acceptedBody;

    /**
     * Starts a partition.
     *
     * @param kinds kind of every file, by index
     */
    Judgement(RowRules rules, SourceFile[] kinds, Verdicts verdicts) {
        this.rules = rules;
        this.kinds = kinds.clone();
        this.verdicts = verdicts;
    }

    /** Takes the next record. */
    void take(InternalRow staged) {
        int next = staged.getInt(Staged.ORDER);
        if (next == Staged.NOTE) {
            verdicts.note(Staged.note(staged));
            return;
        }
        startOwner(staged);
        if (next <= Staged.OWNER_ROW) {
            judgeOwner(staged, next == Staged.OWNER_ROW);
        } else {
            startKey(staged, next);
            judgeDependent(staged);
        }
    }

    private void startOwner(InternalRow staged) {
        var nextOwner = staged.getUTF8String(Staged.OWNER);
        if (staged.getLong(Staged.PREFIX) == prefix && nextOwner.equals(owner)) {
            return;
        }
        prefix = staged.getLong(Staged.PREFIX);
        owner = nextOwner.clone();
        ownerBody = null;
        ownerCells = null;
        leftOut = null;
        isAmbiguous = false;
        order = Staged.NOTE;
    }

    private void startKey(InternalRow staged, int nextOrder) {
        var nextKey = staged.getUTF8String(Staged.KEY);
        if (nextOrder != order || !nextKey.equals(key)) {
            order = nextOrder;
            key = nextKey.clone();
            acceptedBody = null;
        }
    }

    private void judgeOwner(InternalRow staged, boolean isReported) {
        int file = staged.getInt(Staged.FILE);
        var body = staged.getBinary(Staged.BODY);
        if (ownerBody != null) {
            boolean isSame = Arrays.equals(ownerBody, body);
            isAmbiguous |= !isSame;
            if (isReported) {
                report(staged, isSame);
            }
            return;
        }
        var kind = kinds[file];
        var cells = Staged.cells(body, rules.ownerCellCount(kind));
        var fault = rules.ownerFault(kind, prefix, cells);
        if (fault == null) {
            ownerBody = body;
            ownerCells = cells;
            leftOut = rules.leftOut(cells);
        }
        if (!isReported) {
            return;
        }
        if (fault != null) {
            verdicts.rejected(file, staged.getLong(Staged.OFFSET), fault.column(), fault.rule());
        } else {
            if (leftOut == null && verdicts.wantsNotes()) {
                rules.noteOwner(kind, cells, (column, rule) -> verdicts.noted(file, column, rule));
            }
            accept(kind, file, cells, null);
        }
    }

    private void judgeDependent(InternalRow staged) {
        int file = staged.getInt(Staged.FILE);
        var kind = kinds[file];
        var body = staged.getBinary(Staged.BODY);
        var cells = Staged.cells(body, kind.mappings().size());
        var fault = fault(kind, cells);
        if (fault != null) {
            verdicts.rejected(file, staged.getLong(Staged.OFFSET), fault.column(), fault.rule());
        } else if (acceptedBody != null) {
            report(staged, Arrays.equals(acceptedBody, body));
        } else if (ownerCells != null) {
            acceptedBody = body;
            if (leftOut == null && verdicts.wantsNotes()) {
                rules.note(kind, cells, ownerCells, (column, rule) -> verdicts.noted(file, column, rule));
            }
            accept(kind, file, cells, ownerCells);
        }
    }

    private void accept(SourceFile kind, int file, UnsafeRow cells, @Nullable UnsafeRow owner) {
        if (leftOut == null) {
            verdicts.accepted(kind, file, cells, owner);
        } else {
            verdicts.leftOut(kind, file, cells, owner, leftOut);
        }
    }

    private @Nullable Fault fault(SourceFile kind, UnsafeRow cells) {
        if (ownerCells == null) {
            return rules.withoutOwner(kind);
        }
        var ambiguous = isAmbiguous ? rules.withAmbiguousOwner(kind) : null;
        return ambiguous == null ? rules.fault(kind, prefix, cells, ownerCells) : ambiguous;
    }

    private void report(InternalRow staged, boolean isSame) {
        int file = staged.getInt(Staged.FILE);
        if (isSame) {
            verdicts.duplicate(file);
        } else {
            verdicts.rejected(file, staged.getLong(Staged.OFFSET), "", Rule.CONFLICTING_KEY);
        }
    }
}
