"""Learn to guess the kind of a text from its traits."""

import numpy as np
from numpy.typing import NDArray

from engine.siex.arrays import Floats, Ints
from engine.siex.features.document import NAMES
from engine.siex.genres import GENRES

# Of many papers only the title is there, or it could not be told from the text; were
# those to count, it would be that which tells abstracts and passages apart.
_WORDS, _SHORT = NAMES.index("words"), np.log1p(60)
_TITLE, _CLOSED = NAMES.index("has_title"), NAMES.index("closed")

# What is cut out of a page or a book often ends without a full stop, as a database's
# abstracts do; the training texts of these genres do so too seldom.
_HOW_OFTEN = 0.25
_CUT_OUT = [GENRES.index(name) for name in ("passage", "news", "press", "web")]

# Of 1, 0.4, 0.2, 0.1 and 0.05, where most training texts are guessed rightly out of fold.
_FIRM = 0.2


def fit(
    traits: Floats, genre: Ints, weight: Floats, fold: Ints
) -> tuple[Floats, dict[str, NDArray[np.generic]]]:
    """Return out-of-fold shares for the training texts, and the model's arrays.

    Every set is in every ``fold``: no guess is made without having met texts of its kind.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import PredefinedSplit, cross_val_predict

    maimed = (traits[:, _WORDS] < _SHORT) | (traits[:, _TITLE] == 0)
    maimed &= genre == GENRES.index("paper")
    weight = np.where(maimed, 0.0, weight)
    count, cut = len(genre), np.flatnonzero(np.isin(genre, _CUT_OUT))
    weight = np.concatenate((weight, _HOW_OFTEN * weight[cut]))
    weight[cut] *= 1 - _HOW_OFTEN
    every = np.concatenate((np.arange(count), cut))
    genre, fold = genre[every], fold[every]
    traits = traits[every]
    traits[count:, _CLOSED] = 0
    centre, scale = traits.mean(axis=0), traits.std(axis=0) + 1e-6
    scaled = np.clip((traits - centre) / scale, -4, 4)
    guess = LogisticRegression(C=_FIRM, max_iter=2000)
    shares = cross_val_predict(
        guess,
        scaled,
        genre,
        cv=PredefinedSplit(fold),
        method="predict_proba",
        params={"sample_weight": weight},
    )
    shares, found = shares[:count], genre[:count]
    print(f"genre: right {(shares.argmax(axis=1) == found).mean():.3f} out of fold")
    guess.fit(scaled, genre, sample_weight=weight)
    return shares.astype(np.float32), {
        "genre_centre": centre.astype(np.float32),
        "genre_scale": scale.astype(np.float32),
        "genre_weights": guess.coef_.T.astype(np.float32),
        "genre_bias": guess.intercept_.astype(np.float32),
    }
