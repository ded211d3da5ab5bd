import type { StoreResponse } from '@tianpu/shared/api';
import { callPublic } from './client';

/** Every store of the brand; a handful, so there are no pages. The server may wrap the list in `items`. */
export async function fetchStores(): Promise<StoreResponse[]> {
  const answer = await callPublic<StoreResponse[] | { items: StoreResponse[] }>({
    method: 'GET',
    path: '/stores',
  });
  return Array.isArray(answer) ? answer : answer.items;
}
