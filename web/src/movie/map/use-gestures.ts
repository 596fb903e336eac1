import {
  useMemo,
  type Dispatch,
  type MouseEvent,
  type PointerEvent,
  type SetStateAction,
  type WheelEvent,
} from 'react';
import { moveBy, zoomBy, type Viewport } from './viewport.ts';

/** Less than this is a click with an unsteady hand. */
const DRAG_FROM_PX = 4;

/**
 * Dragging with mouse or finger, pinching with two fingers, and the wheel with Ctrl or Cmd held, as browsers also report
 * pinching on a touchpad; the wheel alone scrolls the page.
 */
export function useGestures(
  size: { readonly width: number; readonly height: number },
  setViewport: Dispatch<SetStateAction<Viewport>>,
) {
  return useMemo(() => {
    const pointers = new Map<number, { x: number; y: number }>();
    let travelled = 0;

    const apart = () => {
      const [a, b] = [...pointers.values()];
      return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : null;
    };
    const release = (event: PointerEvent) => {
      pointers.delete(event.pointerId);
    };
    return {
      onPointerDown(event: PointerEvent) {
        if (event.button !== 0) return;
        if (pointers.size === 0) travelled = 0;
        pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      },
      onPointerMove(event: PointerEvent) {
        const from = pointers.get(event.pointerId);
        if (!from) return;
        const before = apart();
        const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
        travelled += Math.hypot(dx, dy);
        pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
        if (travelled >= DRAG_FROM_PX) event.currentTarget.setPointerCapture(event.pointerId);
        const after = apart();
        if (before !== null && after !== null) setViewport((view) => zoomBy(view, after / before));
        else {
          setViewport((view) =>
            moveBy(view, (-2 * dx) / (size.width * view.zoom), (2 * dy) / (size.height * view.zoom)),
          );
        }
      },
      onPointerUp: release,
      onPointerCancel: release,
      // What ends a drag is no click on the film it ended on. Clicks by keyboard have no detail.
      onClickCapture(event: MouseEvent) {
        if (travelled < DRAG_FROM_PX || event.detail === 0) return;
        event.preventDefault();
        event.stopPropagation();
      },
      onWheel(event: WheelEvent) {
        if (event.ctrlKey || event.metaKey)
          setViewport((view) => zoomBy(view, Math.exp(-event.deltaY / 200)));
      },
    };
  }, [size, setViewport]);
}
