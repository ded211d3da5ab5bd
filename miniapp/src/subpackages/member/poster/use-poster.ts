import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { fetchReferralPoster } from '@/api/referral';
import {
  drawPicture,
  isH5,
  keepPicture,
  mediaUrl,
  routes,
  showToast,
  useReady,
  useShareAppMessage,
} from '@/platform';
import { useAction } from '../parts/use-action';
import { drawPoster, POSTER } from './draw-poster';

export const POSTER_CANVAS = 'referral-poster';

/** Her poster: fetched, drawn once on the canvas, then shown as a picture that can be kept. */
export function usePoster() {
  const query = useQuery({
    queryKey: ['member', 'poster'],
    queryFn: fetchReferralPoster,
    staleTime: 5 * 60_000,
  });
  const [isReady, setReady] = useState(false);
  const [picture, setPicture] = useState<string | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const { busy, run } = useAction();
  const poster = query.data;
  useReady(() => setReady(true));

  useEffect(() => {
    if (!poster || !isReady) return;
    let isCurrent = true;
    const addresses = [mediaUrl(poster.imageUrl), mediaUrl(poster.qrUrl)];
    drawPicture(POSTER_CANVAS, POSTER, addresses, drawPoster(poster)).then(
      (address) => isCurrent && setPicture(address),
      (reason: unknown) => isCurrent && setFault(reason),
    );
    return () => {
      isCurrent = false;
    };
  }, [poster, isReady]);

  useShareAppMessage(() => ({
    title: poster?.headline ?? '请您来甜铺分一口甜',
    path: poster ? routes.invited(poster.code) : routes.home(),
    ...(picture ? { imageUrl: picture } : {}),
  }));

  const keep = () =>
    run('keep', async () => {
      const isKept = picture !== null && (await keepPicture(picture, '甜铺邀请海报.png'));
      showToast(isKept ? '海报存好了' : '没有存成，请允许保存到相册', { icon: isKept ? 'check' : 'alert' });
    });

  return {
    picture,
    error: poster ? fault : query.error,
    retry: () => {
      setFault(null);
      void query.refetch();
    },
    isKeeping: busy === 'keep',
    keep: () => void keep(),
    canShare: !isH5,
  };
}
