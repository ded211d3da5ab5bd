import type {
  LookUpPickupRequest,
  LookUpPickupResponse,
  MoveOrderRequest,
  StaffDayResponse,
  StaffOrderRow,
  VerifyPickupRequest,
  VerifyPickupResponse,
} from '@tianpu/shared/api';
import { callAsStaff } from './client';

export const fetchStaffDay = (storeId: string, on?: string) =>
  callAsStaff<StaffDayResponse>({ method: 'GET', path: `/staff/stores/${storeId}/orders`, query: { on } });

export const lookUpPickup = (body: LookUpPickupRequest) =>
  callAsStaff<LookUpPickupResponse>({ method: 'POST', path: '/staff/pickups/look-up', body });

export const verifyPickup = (body: VerifyPickupRequest) =>
  callAsStaff<VerifyPickupResponse>({ method: 'POST', path: '/staff/pickups', body });

export const moveOrder = (orderId: string, body: MoveOrderRequest) =>
  callAsStaff<{ order: StaffOrderRow }>({ method: 'POST', path: `/staff/orders/${orderId}/moves`, body });
