/** Names a pool may give in its `driver` column; registry.ts knows the drivers behind them. */
export const computeDrivers = ['simulator'] as const
