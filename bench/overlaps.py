"""How well overlaps are found: average precision and recall on texts with known pairs, and the fit of the weights.

    python bench/overlaps.py TEXTS.jsonl PAIRS.jsonl [TEXTS.jsonl PAIRS.jsonl ...] [--fit] [--json]

TEXTS has a text a line ("id", "forum", "language", "text"), PAIRS a pair a line ("a", "b", "label", "kind"). Every pair
across forums that is not labelled "duplicate" counts as unrelated. `--fit` writes the weights of
``graph/overlaps/weights.yaml`` and prints what five folds by cluster give.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from graph.overlaps.features import AGAINST, NAMES, features
from graph.overlaps.scores import FILE, probabilities
from graph.overlaps.texts import read_texts
from graph.overlaps.weighing import Weighing, ready

Array = np.ndarray[Any, Any]
SELF_WEIGHT = 0.3
"""What a text against itself weighs in the fit; without these the weights of likeness may sink."""


@dataclass
class Sample:
    """A set of texts with its pairs: rows, features, truth, kind, languages."""

    name: str
    weighing: Weighing
    left: Array
    right: Array
    numbers: Array
    truth: Array
    kind: Array
    languages: Array
    cluster: Array
    own: Array


def read_sample(texts_file: str, pairs_file: str) -> Sample:
    """The sample of two files, every pair across forums in it."""
    with Path(texts_file).open(encoding="utf-8") as lines:
        texts, problems = read_texts(lines)
    if problems:
        raise SystemExit("\n".join(problems))
    pairs = [
        json.loads(line) for line in Path(pairs_file).read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    weighing = ready(texts)
    left, right = np.triu_indices(len(texts), 1)
    across = np.array([texts[i].group != texts[j].group for i, j in zip(left, right, strict=True)])
    left, right = left[across], right[across]
    labels = {frozenset((pair["a"], pair["b"])): pair for pair in pairs}
    found = [labels.get(frozenset((texts[i].id, texts[j].id)), {}) for i, j in zip(left, right, strict=True)]
    rows = np.arange(len(texts))
    return Sample(
        Path(texts_file).stem, weighing, left, right, features(weighing.index, weighing.vectors, left, right),
        np.array([pair.get("label") == "duplicate" for pair in found]),
        np.array([f"{pair['label']} {pair['kind']}" if pair else "" for pair in found]),
        np.array(["-".join(sorted((texts[i].language, texts[j].language))) for i, j in zip(left, right, strict=True)]),
        _clusters(weighing, pairs), features(weighing.index, weighing.vectors, rows, rows),
    )  # fmt: skip


def _clusters(weighing: Weighing, pairs: list[dict[str, str]]) -> Array:
    """For every text a number that texts of one story share, so that a fold holds a story or leaves it out."""
    row = {text.id: at for at, text in enumerate(weighing.texts)}
    head = list(range(len(row)))

    def top(at: int) -> int:
        while head[at] != at:
            at = head[at]
        return at

    for pair in pairs:
        if pair["kind"] != "random":
            head[top(row[pair["a"]])] = top(row[pair["b"]])
    return np.array([top(at) for at in range(len(row))])


def average_precision(scores: Array, truth: Array) -> float:
    """Mean of the precision at every true pair, ties in the order given."""
    hits = truth[np.argsort(-scores, kind="stable")]
    if not hits.any():
        return float("nan")
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean())


def recall_at(scores: Array, truth: Array, precision: float) -> float:
    """The highest recall at which the precision still holds."""
    hits = np.cumsum(truth[np.argsort(-scores, kind="stable")])
    holds = hits / np.arange(1, len(hits) + 1) >= precision
    return float(hits[holds].max() / truth.sum()) if holds.any() else 0.0


def figures(sample: Sample, scores: Array, own: Array | None = None) -> dict[str, Any]:
    """All figures of one sample; *own* are the scores of texts against themselves."""
    out: dict[str, Any] = {
        "texts": len(sample.weighing.texts), "pairs": len(scores), "duplicates": int(sample.truth.sum()),
        "ap": average_precision(scores, sample.truth), "recall_at_0.9": recall_at(scores, sample.truth, 0.9),
        "cosine_ap": average_precision(sample.numbers[:, 0], sample.truth),
    }  # fmt: skip
    for code in ("en-en", "en-es", "es-es"):
        only = sample.languages == code
        out[f"ap_{code}"] = average_precision(scores[only], sample.truth[only])
    out["by_kind"] = {
        kind: {"pairs": int((sample.kind == kind).sum()), "median": float(np.median(scores[sample.kind == kind])),
               "at_0.5": float((scores[sample.kind == kind] >= 0.5).mean())}
        for kind in sorted(set(sample.kind) - {""})
    }  # fmt: skip
    edges = [0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 1.01]
    bands = [
        (low, high, (scores >= low) & (scores < high)) for low, high in zip(edges, edges[1:], strict=False)
    ]
    out["calibration"] = [
        {
            "from": low,
            "pairs": int(band.sum()),
            "said": float(scores[band].mean()),
            "true": float(sample.truth[band].mean()),
        }
        for low, _, band in bands
        if band.any()
    ]
    out["self_lowest"] = float("nan") if own is None else float(own.min())
    return out


def fit(numbers: Array, truth: Array, weight: Array, *, ridge: float = 1.0) -> tuple[float, Array]:
    """Logistic weights by Newton steps, every weight kept on its side of zero (`AGAINST`)."""
    scale = numbers.std(0) + 1e-9
    side = np.where(AGAINST, -1.0, 1.0)
    data = numbers / scale * side
    beta, constant = np.zeros(data.shape[1]), float(np.log(truth.mean() / (1 - truth.mean())))
    for _ in range(80):
        said = 1 / (1 + np.exp(-np.clip(constant + data @ beta, -30, 30)))
        slope = weight * said * (1 - said) + 1e-9
        constant -= 0.9 * float((weight * (said - truth)).sum() / slope.sum())
        said = 1 / (1 + np.exp(-np.clip(constant + data @ beta, -30, 30)))
        slope = weight * said * (1 - said)
        curve = (data * slope[:, None]).T @ data + ridge * np.eye(data.shape[1])
        rest, new = data.T @ (weight * (said - truth)) + ridge * beta, beta.copy()
        for _ in range(50):
            for k in range(len(new)):
                value = max(0.0, new[k] - rest[k] / curve[k, k])
                rest += curve[:, k] * (value - new[k])
                new[k] = value
        step, beta = new - beta, beta + 0.7 * (new - beta)
        if np.abs(step).max() < 1e-5:
            break
    return constant, beta * side / scale


def training(samples: list[Sample], masks: list[Array] | None = None) -> tuple[Array, Array, Array]:
    """Features, truth and weight of the pairs of *samples* (of *masks*) with every text against itself."""
    masks = masks or [np.ones(len(sample.truth), bool) for sample in samples]
    numbers = [sample.numbers[mask] for sample, mask in zip(samples, masks, strict=True)] + [
        s.own for s in samples
    ]
    truth = [sample.truth[mask] for sample, mask in zip(samples, masks, strict=True)]
    truth += [np.ones(len(sample.own), bool) for sample in samples]
    weight = [np.ones(int(mask.sum())) for mask in masks] + [
        np.full(len(s.own), SELF_WEIGHT) for s in samples
    ]
    return np.concatenate(numbers), np.concatenate(truth).astype(float), np.concatenate(weight)


def cross_validate(samples: list[Sample], folds: int = 5) -> list[Array]:
    """Scores of every pair by weights that saw neither of its two stories."""
    draw = np.random.RandomState(0)
    fold_i, fold_j, out = [], [], []
    for sample in samples:
        of = {cluster: draw.randint(folds) for cluster in sorted(set(sample.cluster.tolist()))}
        fold = np.array([of[c] for c in sample.cluster.tolist()])
        fold_i.append(fold[sample.left])
        fold_j.append(fold[sample.right])
        out.append(np.zeros(len(sample.truth)))
    for a in range(folds):
        for b in range(a, folds):
            masks = [~np.isin(i, (a, b)) & ~np.isin(j, (a, b)) for i, j in zip(fold_i, fold_j, strict=True)]
            constant, values = fit(*training(samples, masks))
            for k, sample in enumerate(samples):
                held = ((fold_i[k] == a) & (fold_j[k] == b)) | ((fold_i[k] == b) & (fold_j[k] == a))
                out[k][held] = 1 / (1 + np.exp(-(constant + sample.numbers[held] @ values)))
    return out


def write_weights(constant: float, values: Array, samples: list[Sample]) -> None:
    """Write the weights file."""
    sizes = ", ".join(f"{len(s.weighing.texts)} texts with {int(s.truth.sum())} duplicates" for s in samples)
    lines = [
        "# Log odds of a pair being the same work: a constant and one weight a feature (graph/overlaps/features.py).",
        f"# Fitted by bench/overlaps.py --fit on {sizes}; likeness may only speak for a pair, differences against.",
        f"constant: {constant:.4f}",
        "weights:",
        *(f"  {name}: {value + 0.0:.4f}" for name, value in zip(NAMES, values, strict=True)),
    ]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def show(name: str, found: dict[str, Any]) -> None:
    """Print the figures of one sample as lines."""
    print(
        f"{name}: AP {found['ap']:.3f} (cosine {found['cosine_ap']:.3f})  R@.9 {found['recall_at_0.9']:.2f}  "
        + "  ".join(f"{code} {found['ap_' + code]:.3f}" for code in ("en-en", "en-es", "es-es"))
        + f"  lowest p(x, x) {found['self_lowest']:.4f}"
    )
    for kind, row in found["by_kind"].items():
        print(
            f"    {kind:45s} {row['pairs']:4d} pairs, median {row['median']:.3f}, {row['at_0.5']:.0%} at 0.5 or more"
        )
    print(
        "    said/true:",
        "  ".join(f"{b['said']:.2f}/{b['true']:.2f} ({b['pairs']})" for b in found["calibration"]),
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", help="texts and pairs, in turn")
    parser.add_argument("--fit", action="store_true", help="write new weights")
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    options = parser.parse_args()
    if len(options.files) % 2:
        parser.error("texts and pairs come in twos")
    samples = [read_sample(*options.files[at : at + 2]) for at in range(0, len(options.files), 2)]
    if options.fit:
        for sample, scores in zip(samples, cross_validate(samples), strict=True):
            show(f"held out, {sample.name}", figures(sample, scores))
        constant, values = fit(*training(samples))
        write_weights(constant, values, samples)
        from graph.overlaps.scores import weights

        weights.cache_clear()
    found = {
        sample.name: figures(sample, probabilities(sample.numbers), probabilities(sample.own))
        for sample in samples
    }
    if options.json:
        print(json.dumps(found, indent=1))
    else:
        for name, row in found.items():
            show(name, row)


if __name__ == "__main__":
    main()
