import pino from 'pino'

/** Structured log; whatever could carry a secret is cut out before a line is written. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: undefined,
  serializers: { err: withoutValues },
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

/** The database library writes every value of a failed statement into its message: only the statement is kept. */
function withoutValues(error: unknown) {
  if (!(error instanceof Error)) return error
  const { message, stack, ...rest } = pino.stdSerializers.err(error)
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return {
    ...rest,
    message: message.replace(/\nparams: [\s\S]*$/, `\nparams: [cut]${cause}`),
    stack: stack.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, '\nparams: [cut]'),
  }
}
