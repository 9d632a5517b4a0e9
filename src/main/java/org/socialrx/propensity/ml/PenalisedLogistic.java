package org.socialrx.propensity.ml;

import static org.apache.spark.ml.functions.array_to_vector;
import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.feature.CountVectorizerModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.feature.VectorSizeHint;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Logistic regression with an elastic-net penalty on standardised columns, its strength chosen by cross-validation.
 *
 * <p>The objective is that of Friedman, Hastie and Tibshirani (2010), J Stat Softw 33(1): mean negative log likelihood
 * plus lambda (alpha |b|1 + (1 - alpha)/2 |b|2²). Lambda is the one of least mean log loss on the folds left out.
 *
 * @param elasticNet alpha, from 0 (ridge) to 1 (lasso)
 * @param penalties values of lambda to choose from; positive
 * @param folds number of folds
 */
public record PenalisedLogistic(double elasticNet, List<Double> penalties, int folds) {
    /** Column with the outcome, a double, 0 or 1. */
    public static final String LABEL = "label";

    /** Column with the fold of a row, an integer from 0. */
    public static final String FOLD = "fold";

    /** Column with the dense part of a row, an array of doubles. */
    public static final String NUMBERS = "numbers";

    /** Column with the words of a row, an array of texts; a word of the vocabulary is a 0/1 column. */
    public static final String WORDS = "words";

    private static final String DENSE = "dense";
    private static final String SPARSE = "sparse";
    private static final String FEATURES = "features";
    private static final String MARGIN = "margins";
    private static final int STEPS = 50;
    private static final double TOLERANCE = 1e-5;
    private static final int AT_ONCE = 2;

    public PenalisedLogistic {
        penalties = List.copyOf(penalties);
    }

    /**
     * A fit.
     *
     * @param rows the rows given, with the log odds of each
     * @param logit the column of log odds
     * @param coefficients log odds ratios, of the numbers first and then of the vocabulary
     * @param penalty lambda chosen
     * @param losses mean log loss on the folds left out, one a penalty tried
     */
    public record Fit(Dataset<Row> rows, Column logit, double[] coefficients, double penalty, double[] losses) {}

    /**
     * Fits.
     *
     * <p>The rows are made once and kept by the executors without the plan behind them, which hundreds of steps would
     * otherwise be planned through; an executor lost meanwhile ends the job, which can be run again.
     *
     * @param rows with the columns named above and any others
     * @param numbers how many numbers each row has
     * @param vocabulary words that have a column, in their order; not empty
     */
    public Fit fit(Dataset<Row> rows, int numbers, List<String> vocabulary) {
        var words = new CountVectorizerModel(vocabulary.toArray(String[]::new))
                .setInputCol(WORDS)
                .setOutputCol(SPARSE)
                .setBinary(true);
        var both =
                new VectorAssembler().setInputCols(new String[] {DENSE, SPARSE}).setOutputCol(FEATURES);
        // Without the hint the assembler would run the plan once more to see how long the vectors are.
        var length = new VectorSizeHint().setInputCol(DENSE).setSize(numbers).setHandleInvalid("optimistic");
        var dense = length.transform(rows.withColumn(DENSE, array_to_vector(col(NUMBERS))));
        var assembled = both.transform(words.transform(dense))
                .drop(DENSE, SPARSE, NUMBERS, WORDS)
                .localCheckpoint(true, StorageLevel.MEMORY_AND_DISK());
        var chosen = chosen(assembled);
        var model = (LogisticRegressionModel) chosen.bestModel();
        return new Fit(
                model.transform(assembled),
                vector_to_array(col(MARGIN), "float64").getItem(1),
                model.coefficients().toArray(),
                model.getRegParam(),
                chosen.avgMetrics());
    }

    private org.apache.spark.ml.tuning.CrossValidatorModel chosen(Dataset<Row> assembled) {
        var regression = new LogisticRegression()
                .setFamily("binomial")
                .setFeaturesCol(FEATURES)
                .setLabelCol(LABEL)
                .setRawPredictionCol(MARGIN)
                .setElasticNetParam(elasticNet)
                .setMaxIter(STEPS)
                .setTol(TOLERANCE);
        var grid = new ParamGridBuilder()
                .addGrid(
                        regression.regParam(),
                        IntStream.range(0, penalties.size())
                                .mapToDouble(penalties::get)
                                .toArray())
                .build();
        var loss = new MulticlassClassificationEvaluator().setLabelCol(LABEL).setMetricName("logLoss");
        return new CrossValidator()
                .setEstimator(regression)
                .setEvaluator(loss)
                .setEstimatorParamMaps(grid)
                .setNumFolds(folds)
                .setFoldCol(FOLD)
                .setParallelism(AT_ONCE)
                .fit(assembled);
    }
}
