export { Candles } from './candles';
export { type CandlesView, candlesView } from './candles.view';
