import {
  useEffect,
  useRef,
  type Dispatch,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  type SetStateAction,
} from 'react';
import { moveBy, toPoint, zoomBy, type Viewport } from './viewport.ts';

/** A shorter movement is a click with an unsteady hand. */
const DRAG_FROM_PX = 4;

/** Dragging with mouse or finger, pinching with two fingers. */
export function useGestures(
  size: { readonly width: number; readonly height: number },
  setViewport: Dispatch<SetStateAction<Viewport>>,
) {
  const drag = useRef({ pointers: new Map<number, { x: number; y: number }>(), travelled: 0 });

  const apart = () => {
    const [a, b] = [...drag.current.pointers.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : null;
  };
  const release = (event: PointerEvent) => {
    drag.current.pointers.delete(event.pointerId);
  };
  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      const { pointers } = drag.current;
      if (pointers.size === 0) drag.current.travelled = 0;
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    },
    onPointerMove(event: PointerEvent) {
      const { pointers } = drag.current;
      const from = pointers.get(event.pointerId);
      if (!from) return;
      const before = apart();
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      drag.current.travelled += Math.hypot(dx, dy);
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (drag.current.travelled >= DRAG_FROM_PX) event.currentTarget.setPointerCapture(event.pointerId);
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
    // The end of a drag is not a click on the film under it. Clicks by keyboard have a detail of 0.
    onClickCapture(event: MouseEvent) {
      if (drag.current.travelled < DRAG_FROM_PX || event.detail === 0) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

/**
 * The wheel with Ctrl or Cmd held, as browsers also report pinching on a touchpad; the wheel alone scrolls the page.
 */
export function useWheel(
  element: RefObject<HTMLElement>,
  setViewport: Dispatch<SetStateAction<Viewport>>,
): void {
  useEffect(() => {
    const view = element.current;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const box = view?.getBoundingClientRect();
      if (!box) return;
      const pointer = { left: event.clientX - box.left, top: event.clientY - box.top };
      setViewport((before) => zoomBy(before, Math.exp(-event.deltaY / 200), toPoint(pointer, before, box)));
    };
    // React's own listener is passive, so the browser would zoom the page.
    view?.addEventListener('wheel', onWheel, { passive: false });
    return () => view?.removeEventListener('wheel', onWheel);
  }, [element, setViewport]);
}
