export { EarningRatesStore } from './earning-rates.store';
export { type GiftDraft, GiftsStore } from './gifts.store';
export { Points } from './points';
export { PointsReactions } from './points.handlers';
export { ORDER_POINTS_SQL, pointsInvariants } from './points.invariants';
export { PointsModule } from './points.module';
export { type PointsBalance, PointsReader } from './points.read-model';
export { type ReplayReport, replayPoints } from './replay-points';
