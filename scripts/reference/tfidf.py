"""TF-IDF by scikit-learn on a file with a document a line; prints seconds, CPU seconds and peak memory."""

import argparse
import json
import resource
import time

from sklearn.feature_extraction.text import TfidfVectorizer

parser = argparse.ArgumentParser()
parser.add_argument("--input", required=True)
parser.add_argument("--max-features", type=int, required=True)
options = parser.parse_args()

started, cpu_started = time.perf_counter(), time.process_time()
with open(options.input, encoding="utf-8", newline="\n") as lines:
    matrix = TfidfVectorizer(
        ngram_range=(1, 2),
        min_df=3,
        max_df=0.7,
        stop_words="english",
        max_features=options.max_features,
        sublinear_tf=True,
    ).fit_transform(lines)
print(
    json.dumps(
        {
            "seconds": time.perf_counter() - started,
            "cpuSeconds": time.process_time() - cpu_started,
            "peakMemoryBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
            "nonzeros": int(matrix.nnz),
        }
    )
)
