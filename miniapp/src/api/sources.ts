import type { RecordVisitRequest, VisitResponse } from '@tianpu/shared/api';
import { callAsCustomer } from './client';

export const recordVisit = (body: RecordVisitRequest) =>
  callAsCustomer<VisitResponse>({ method: 'POST', path: '/visits', body });
