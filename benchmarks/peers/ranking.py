#!/usr/bin/python3
"""Measures XGBoost's rank:ndcg on the data of the suite 'ranking', beside which it stands. Needs: apt-get install python3-xgboost
Depth and number of trees come from cross-validation on the training part alone (five blocks of groups, as in 'ranking-tuning'); the test part
is read once. Keeps its answer in benchmarks/results/ranking-peers.json."""
import datetime
import gzip
import json
import pathlib

import numpy
import xgboost

BENCHMARKS = pathlib.Path(__file__).resolve().parent.parent
DATA = BENCHMARKS / "data" / "lightgbm-lambdarank"
FEATURES, BLOCKS, MOST_TREES, CUTS = 300, 5, 200, (1, 3, 5, 10)
COMMON = {"objective": "rank:ndcg", "eta": 0.05, "lambda": 5, "tree_method": "hist", "seed": 1, "nthread": 1, "verbosity": 0}
CANDIDATES = [{"max_depth": d, "colsample_bytree": c} for d in (2, 4, 6) for c in (0.3, 1)]


def read(name):
    with gzip.open(DATA / f"{name}.gz", "rt") as lines:
        rows = [line.split() for line in lines]
    values = numpy.zeros((len(rows), FEATURES), numpy.float32)
    for i, row in enumerate(rows):
        for part in row[1:]:
            feature, value = part.split(":")
            values[i, int(feature) - 1] = float(value)
    groups = numpy.repeat(numpy.arange(len(sizes := [int(s) for s in (DATA / f"{name}.query").read_text().split()])), sizes)
    return values, numpy.array([int(row[0]) for row in rows]), groups


def ndcg(scores, grades, groups):
    """Per cut the mean over groups: gain 2^grade - 1, discount 1 / log2(1 + rank), groups without a relevant row left out."""
    found = []
    starts = numpy.flatnonzero(numpy.diff(groups, prepend=-1, append=-1))
    for first, end in zip(starts, starts[1:]):
        gains = 2.0 ** grades[first:end] - 1
        if gains.any():
            discounts = 1 / numpy.log2(numpy.arange(2, 2 + len(gains)))
            ours = gains[numpy.argsort(-scores[first:end], kind="stable")] * discounts
            best = numpy.sort(gains)[::-1] * discounts
            found.append([ours[:at].sum() / best[:at].sum() for at in CUTS])
    return numpy.mean(found, axis=0)


def matrix(values, grades, groups):
    return xgboost.DMatrix(values, grades, qid=groups)


def main():
    values, grades, groups = read("rank.train")
    block = groups * BLOCKS // (groups.max() + 1)
    best = (-1.0, None, 0)
    for settings in CANDIDATES:
        curve = numpy.zeros(MOST_TREES)
        held_out = numpy.zeros((MOST_TREES, len(grades)), numpy.float32)
        for b in range(BLOCKS):
            learn, judge = block != b, block == b
            model = xgboost.train({**COMMON, **settings}, matrix(values[learn], grades[learn], groups[learn]), MOST_TREES)
            unseen = xgboost.DMatrix(values[judge])
            for t in range(9, MOST_TREES, 10):
                held_out[t, judge] = model.predict(unseen, output_margin=True, iteration_range=(0, t + 1))
        for t in range(9, MOST_TREES, 10):
            curve[t] = ndcg(held_out[t], grades, groups).mean()
        if curve.max() > best[0]:
            best = (float(curve.max()), settings, int(curve.argmax()) + 1)
    score, settings, trees = best
    model = xgboost.train({**COMMON, **settings}, matrix(values, grades, groups), trees)
    test, test_grades, test_groups = read("rank.test")
    scores = model.predict(xgboost.DMatrix(test), output_margin=True)
    answer = {
        "peer": f"XGBoost {xgboost.__version__}, rank:ndcg",
        "measuredOn": datetime.date.today().isoformat(),
        "settings": {**COMMON, **settings, "trees": trees},
        "crossValidated": score,
        "cases": [{"name": f"xgboost rank:ndcg: NDCG@{at}", "value": float(value)} for at, value in zip(CUTS, ndcg(scores, test_grades, test_groups))],
    }
    del answer["settings"]["nthread"], answer["settings"]["verbosity"]
    (BENCHMARKS / "results" / "ranking-peers.json").write_text(json.dumps(answer, indent=2) + "\n")
    print(json.dumps(answer, indent=2))


if __name__ == "__main__":
    main()
