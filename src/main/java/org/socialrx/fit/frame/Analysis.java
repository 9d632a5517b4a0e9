package org.socialrx.fit.frame;

import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.SparkException;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.jspecify.annotations.Nullable;

/** Spark's checked exceptions, which its methods do not declare to Java. */
final class Analysis {
    private Analysis() {}

    /** What a query gives, or what stands for it when its names and types do not fit. */
    static <T> T analysed(Supplier<T> query, Function<AnalysisException, T> otherwise) {
        try {
            return query.get();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            if (e instanceof AnalysisException unfit) {
                return otherwise.apply(unfit);
            }
            throw new IllegalStateException(e);
        }
    }

    /** What a query gives, or what stands for it when a row cannot be read. */
    static <T> T read(Supplier<T> query, Function<SparkThrowable, T> otherwise) {
        try {
            return query.get();
        } catch (Exception e) {
            if (e instanceof SparkException || deepest(e) instanceof SparkThrowable) {
                return otherwise.apply(deepest(e) instanceof SparkThrowable named ? named : (SparkThrowable) e);
            }
            throw e instanceof RuntimeException fault ? fault : new IllegalStateException(e);
        }
    }

    private static Throwable deepest(Throwable fault) {
        var deepest = fault;
        for (@Nullable Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            deepest = cause;
        }
        return deepest;
    }
}
