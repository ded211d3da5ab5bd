import { useCallback, useEffect, useRef, useState } from 'react';
import { isH5, rectsOf } from '@/platform';
import { sectionAt, topOf } from './menu.view';

/** While the list glides to a tapped category it passes others; they must not light up on the way. */
const GLIDE_MS = 600;
/** Time for the list to be on the screen before it can be measured. */
const DRAWN_AFTER_MS = 150;

/**
 * Rail and list follow each other: scrolling lights up the category at the top, tapping a category scrolls to it.
 * `sectionIds` in order; `selector` finds the sections' elements.
 */
export function useScrollSpy(sectionIds: readonly string[], selector: string) {
  const [active, setActive] = useState<string | null>(null);
  const [told, setTold] = useState(0);
  const stands = useRef(0);
  const heights = useRef<number[]>([]);
  const glidingUntil = useRef(0);
  const key = sectionIds.join();

  const measure = useCallback(async () => {
    const rects = await rectsOf(selector);
    const measured = rects.map((rect) => rect.height);
    // A page behind another one has no size: measured again when it is needed.
    heights.current = measured.every((height) => height > 0) ? measured : [];
  }, [selector]);

  useEffect(() => {
    heights.current = [];
    // Measured again whenever the sections change; without any there is nothing to measure.
    if (key === '') return;
    const timer = setTimeout(() => void measure(), DRAWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [key, measure]);

  const scrollTo = (sectionId: string) => {
    const top = topOf(heights.current, sectionIds.indexOf(sectionId));
    // The same number twice would not scroll again after she moved the list, so it differs by a hair.
    stands.current = top;
    setTold((before) => (before === top ? top + 0.5 : top));
  };

  return {
    active: active && sectionIds.includes(active) ? active : (sectionIds[0] ?? null),
    /**
     * Where the list is told to stand: in WeChat it changes only by a tap. Taro's H5 list is set back to this number
     * whenever the page is drawn, so there it follows her.
     */
    scrollTop: isH5 ? stands.current : told,
    goTo: (sectionId: string) => {
      glidingUntil.current = Date.now() + GLIDE_MS;
      setActive(sectionId);
      if (heights.current.length > 0) scrollTo(sectionId);
      else setTimeout(() => void measure().then(() => scrollTo(sectionId)), DRAWN_AFTER_MS);
    },
    onScroll: (top: number) => {
      stands.current = top;
      if (Date.now() < glidingUntil.current) return;
      if (heights.current.length === 0) {
        void measure();
        return;
      }
      const id = sectionIds[sectionAt(heights.current, top)];
      if (id !== undefined && id !== active) setActive(id);
    },
  };
}
