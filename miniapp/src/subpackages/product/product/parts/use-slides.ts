import { useRef, useState } from 'react';
import { isH5, screen } from '@/platform';

/**
 * A strip of full-width pictures: which one is shown, and going to one. A scroll view that snaps does what Taro's swiper
 * does without the library that it brings to every H5 page.
 */
export function useSlides() {
  const width = screen().windowWidth;
  const [shown, setShown] = useState(0);
  const [told, setTold] = useState(0);
  const stands = useRef(0);
  return {
    width,
    shown,
    /** Taro's H5 strip is set back to this number whenever the page is drawn, so there it follows her finger. */
    scrollLeft: isH5 ? stands.current : told,
    onScroll: (left: number) => {
      stands.current = left;
      setShown(slideAt(left, width));
    },
    goTo: (index: number) => {
      const left = index * width;
      stands.current = left;
      // The same number twice would not scroll again after she pushed the strip, so it differs by a hair.
      setTold((before) => (before === left ? left + 0.5 : left));
      setShown(index);
    },
  };
}

/** The picture that covers most of the strip. Example: at 180 of 390 pixels the first (0), at 200 the second. */
export function slideAt(left: number, width: number): number {
  return width > 0 ? Math.max(0, Math.round(left / width)) : 0;
}
