"""Learn to guess the kind of a text from its traits."""

import numpy as np
from numpy.typing import NDArray

from engine.siex.arrays import Floats, Ints
from engine.siex.genres import GENRES

# Abstracts with their authors' own keywords look much like those with an indexer's, and
# there are more of the former in the world than among the training texts.
_PRIOR = np.where(np.array(GENRES) == "paper", 0.7, 0.0)


def fit(
    traits: Floats, genre: Ints, weight: Floats
) -> tuple[Floats, dict[str, NDArray[np.generic]]]:
    """Return out-of-fold shares for the training texts, and the model's arrays."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_predict

    centre, scale = traits.mean(axis=0), traits.std(axis=0) + 1e-6
    scaled = np.clip((traits - centre) / scale, -4, 4)
    guess = LogisticRegression(max_iter=2000)
    shares = cross_val_predict(
        guess,
        scaled,
        genre,
        cv=5,
        method="predict_proba",
        params={"sample_weight": weight},
    )
    print(f"genre: right {(shares.argmax(axis=1) == genre).mean():.3f} out of fold")
    guess.fit(scaled, genre, sample_weight=weight)
    return shares.astype(np.float32), {
        "genre_centre": centre.astype(np.float32),
        "genre_scale": scale.astype(np.float32),
        "genre_weights": guess.coef_.T.astype(np.float32),
        "genre_bias": (guess.intercept_ + _PRIOR).astype(np.float32),
    }
