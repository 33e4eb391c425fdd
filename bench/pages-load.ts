import { Agent, get } from 'node:http'

/** The client of `bench pages`, a process of its own: answers each round it is sent with the milliseconds of every request. */
export type Round = { address: string; cookie: string; requests: number; connections: number }

function once({ address, cookie }: Round, agent: Agent): Promise<number> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const asked = get(address, { agent, headers: { cookie } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${address} answered ${response.statusCode}`))
      response.resume().once('end', () => resolve(performance.now() - started))
    })
    asked.once('error', reject)
  })
}

/** Connections are a round's own: one kept longer may be closed by the server just when it is used again. */
async function work(round: Round): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: round.connections })
  const millis: number[] = []
  let left = round.requests
  const connection = async () => {
    while (left-- > 0) millis.push(await once(round, agent))
  }
  await Promise.all(Array.from({ length: round.connections }, connection)).finally(() => agent.destroy())
  return millis
}

process.on('message', (round: Round) => {
  work(round).then(
    (millis) => process.send?.({ millis }),
    (error: Error) => process.send?.({ error: error.message }),
  )
})
