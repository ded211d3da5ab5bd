export { CouponTicket } from './coupon-ticket';
export { refusalText, type TicketTone, ticketTone } from './ticket.view';
