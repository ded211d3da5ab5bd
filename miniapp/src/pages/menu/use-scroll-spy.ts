import { useEffect, useRef, useState } from 'react';
import { rectsOf } from '@/platform';
import { sectionAt, topOf } from './menu.view';

/** While the list glides to a tapped category it passes others; they must not light up on the way. */
const GLIDE_MS = 600;

/**
 * Rail and list follow each other: scrolling lights up the category at the top, tapping a category scrolls to it.
 * `sectionIds` in order; `selector` finds the sections' elements.
 */
export function useScrollSpy(sectionIds: readonly string[], selector: string) {
  const [active, setActive] = useState<string | null>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const heights = useRef<number[]>([]);
  const glidingUntil = useRef(0);
  const key = sectionIds.join();

  useEffect(() => {
    heights.current = [];
    // Measured again whenever the sections change; without any there is nothing to measure.
    if (key === '') return;
    const timer = setTimeout(() => {
      rectsOf(selector).then(
        (rects) => {
          heights.current = rects.map((rect) => rect.height);
        },
        () => undefined,
      );
    }, 120);
    return () => clearTimeout(timer);
  }, [key, selector]);

  return {
    active: active && sectionIds.includes(active) ? active : (sectionIds[0] ?? null),
    /** Where the list is told to stand; it changes only by a tap, her own scrolling does not set it. */
    scrollTop,
    goTo: (sectionId: string) => {
      glidingUntil.current = Date.now() + GLIDE_MS;
      setActive(sectionId);
      const top = topOf(heights.current, sectionIds.indexOf(sectionId));
      // The same number twice would not scroll again after she moved the list, so it differs by a hair.
      setScrollTop((before) => (before === top ? top + 0.5 : top));
    },
    onScroll: (top: number) => {
      if (Date.now() < glidingUntil.current || heights.current.length === 0) return;
      const id = sectionIds[sectionAt(heights.current, top)];
      if (id !== undefined && id !== active) setActive(id);
    },
  };
}
