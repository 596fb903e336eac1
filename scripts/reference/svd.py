"""The reference run of `npm run bench -- svd --reference`: scikit-learn's randomized truncated SVD."""

import argparse
import json
import resource
import time

import scipy.sparse
from sklearn.decomposition import TruncatedSVD

parser = argparse.ArgumentParser()
parser.add_argument("--input", required=True)
parser.add_argument("--rank", type=int, default=500)
options = parser.parse_args()

with open(options.input, "rb") as file:
    matrix = scipy.sparse.load_npz(file).astype("float64")
started, cpu = time.time(), time.process_time()
svd = TruncatedSVD(n_components=options.rank, algorithm="randomized", n_iter=5, random_state=42)
svd.fit_transform(matrix)
print(
    json.dumps(
        {
            "seconds": time.time() - started,
            "cpuSeconds": time.process_time() - cpu,
            "peakMemoryBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
            "explainedVariance": float(svd.explained_variance_ratio_.sum()),
        }
    )
)
