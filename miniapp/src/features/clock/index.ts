import { useEffect, useState } from 'react';

/** The device's time, renewed every half minute (or as told), so that "open until 21:30" does not go stale. */
export function useNow(everyMs = 30_000): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
