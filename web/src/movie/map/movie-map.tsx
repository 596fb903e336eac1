import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Link } from '../../address/link.tsx';
import type { Question } from '../../address/question.ts';
import { toNumber } from '../../api/movie-id.ts';
import { paletteOf } from '../../poster/palette.ts';
import type { Place } from '../neighbourhood.tsx';
import { placeLabels } from './labels.ts';
import { useGestures, useWheel } from './use-gestures.ts';
import { useSize } from './use-size.ts';
import { fillMap, showPoint, toPixels, WHOLE, zoomBy } from './viewport.ts';
import { isDirection, nextPlace } from './walk.ts';
import './movie-map.css';

const STEP = 1.5;

interface MovieMapProps {
  readonly middle: { readonly title: string; readonly genres: readonly string[] };
  /** Nearest first. */
  readonly places: readonly Place[];
  readonly question: Question;
  readonly pointedAt: string | null;
  readonly onPointAt: (movieId: string | null) => void;
}

/**
 * A map of dots to drag and zoom. The tab key reaches one dot, and the arrow keys move from dot to dot; `+`, `-` and
 * `0` zoom. Shows as many titles as fit, the nearest movies first.
 */
export function MovieMap({ middle, places: given, question, pointedAt, onPointAt }: MovieMapProps) {
  const [view, size] = useSize<HTMLDivElement>();
  const [viewport, setViewport] = useState(WHOLE);
  const [reachable, setReachable] = useState<string | null>(null);
  const dots = useRef(new Map<string, HTMLAnchorElement>());
  const gestures = useGestures(size, setViewport);
  useWheel(view, setViewport);

  const { places, origin } = useMemo(() => {
    const fit = fillMap(given);
    return { places: given.map((place) => ({ ...place, ...fit(place) })), origin: fit({ x: 0, y: 0 }) };
  }, [given]);
  const centre = toPixels(origin, viewport, size);
  const spots = places.map((place) => ({ place, ...toPixels(place, viewport, size) }));
  const labels = placeLabels(
    [
      { id: 'middle', label: middle.title, ...centre },
      ...spots.map(({ place, left, top }) => ({ id: place.movie.id, label: place.movie.title, left, top })),
    ],
    size.width,
    size.height,
  );

  const about = places.find(({ movie }) => movie.id === reachable) ?? origin;
  const onKeyDown = (event: KeyboardEvent) => {
    const at = places.find(({ movie }) => movie.id === (reachable ?? places[0]?.movie.id));
    if (isDirection(event.key) && at) {
      const next = nextPlace(places, at, event.key);
      if (next) {
        setReachable(next.movie.id);
        setViewport((before) => showPoint(before, next));
        dots.current.get(next.movie.id)?.focus();
      }
    } else if (event.key === '+' || event.key === '=') setViewport((before) => zoomBy(before, STEP, about));
    else if (event.key === '-') setViewport((before) => zoomBy(before, 1 / STEP, about));
    else if (event.key === '0') setViewport(WHOLE);
    else return;
    event.preventDefault();
  };

  return (
    <div className="map">
      <div
        ref={view}
        className="map-view"
        role="group"
        aria-label={`Map of the films around ${middle.title}; the list beside it tells the same`}
        onKeyDown={onKeyDown}
        {...gestures}
      >
        <span className="map-dot map-middle" style={centre} data-label={labels.get('middle') ?? 'right'}>
          <span className="map-label">{middle.title}</span>
        </span>
        {size.width > 0 &&
          spots.map(({ place: { movie, similarity }, left, top }, i) => (
            <Link
              key={movie.id}
              ref={(element) => {
                if (element) dots.current.set(movie.id, element);
                else dots.current.delete(movie.id);
              }}
              to={{ movieId: toNumber(movie.id), question }}
              className="map-dot"
              draggable={false}
              tabIndex={(reachable === null ? i === 0 : movie.id === reachable) ? 0 : -1}
              style={{ left, top, background: paletteOf(movie.genres).ground, zIndex: places.length - i }}
              data-label={labels.get(movie.id)}
              data-pointed={movie.id === pointedAt}
              data-side={left > size.width * 0.6 ? 'left' : 'right'}
              onFocus={() => {
                setReachable(movie.id);
                onPointAt(movie.id);
              }}
              onBlur={() => {
                onPointAt(null);
              }}
              onPointerEnter={() => {
                onPointAt(movie.id);
              }}
              onPointerLeave={() => {
                onPointAt(null);
              }}
            >
              <span className="map-label">
                {movie.title}
                <span className="for-readers">
                  {movie.year === null ? '' : `, ${movie.year}`}, {Math.round(similarity * 100)}% alike
                </span>
              </span>
            </Link>
          ))}
      </div>
      <div className="map-buttons">
        <button
          type="button"
          aria-label="Zoom in"
          onClick={() => {
            setViewport((before) => zoomBy(before, STEP, about));
          }}
        >
          +
        </button>
        <button
          type="button"
          aria-label="Zoom out"
          onClick={() => {
            setViewport((before) => zoomBy(before, 1 / STEP, about));
          }}
        >
          −
        </button>
        <button
          type="button"
          aria-label="Show the whole map"
          onClick={() => {
            setViewport(WHOLE);
          }}
        >
          ⤢
        </button>
      </div>
    </div>
  );
}
