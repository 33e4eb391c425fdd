import pino from 'pino'

/** Structured log; whatever could carry a secret is cut out before a line is written. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: undefined,
  redact: {
    paths: [
      'password',
      '*.password',
      'token',
      '*.token',
      'secret',
      '*.secret',
      'code',
      'cookie',
      'authorization',
      'err.config',
      'err.parameters',
      'err.params',
    ],
    censor: '[cut]',
  },
})
