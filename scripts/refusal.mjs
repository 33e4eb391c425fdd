/** What stops a command before it began: one sentence in each language, never a stack trace. */
export class Refusal extends Error {
  constructor(zh, en) {
    super(`${zh}\n${en}`)
    this.name = 'Refusal'
  }
}

/** Runs a command's main function; a refusal is printed as its two sentences and ends with status 1. */
export async function runOrRefuse(main) {
  try {
    await main()
  } catch (error) {
    process.stderr.write(`${error instanceof Refusal ? error.message : (error?.stack ?? error)}\n`)
    process.exit(1)
  }
}
