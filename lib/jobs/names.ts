/** Every queue with the data its jobs carry. A job's body is one call of a verb (registry.ts). */
export type JobData = {
  /** Advances a durable run to its end or its next wait. */
  advanceRun: { runId: string }
  /** Starts the lines of an approved order. */
  fulfilOrder: { orderId: string }
  /** Reserves room for the machines of a host being emptied, then moves the next one. */
  advanceEvacuation: { evacuationId: string }
  /** Begins the next move of a consolidation plan, or ends the plan. */
  advanceConsolidation: { planId: string }
  /** Has an engine switch a host off or on. */
  settlePower: { hostId: string }
  /** Works through one bulk action. */
  runBulk: { bulkId: string }
  /** Rates one agency's month into a draft statement. */
  closeAgencyMonth: { agencyId: string; month: string }
  /** Hands an uploaded file to the scan hook. */
  scanAttachment: { attachmentId: string }
  /** Plays a pool's futures through. */
  answerForecast: { forecastId: string }
  /** Sends one outgoing mail. */
  sendMail: { mailId: string }
}
export type JobName = keyof JobData

type QueueOptions = {
  retryLimit: number
  retryDelay: number
  retryBackoff: boolean
  expireInSeconds: number
  heartbeatSeconds?: number
}

const quick: QueueOptions = { retryLimit: 5, retryDelay: 2, retryBackoff: true, expireInSeconds: 120 }

/** retry and expiry in seconds; finished jobs are kept seven days. */
export const queues: Record<JobName, QueueOptions> = {
  advanceRun: {
    retryLimit: 20,
    retryDelay: 1,
    retryBackoff: true,
    expireInSeconds: 900,
    heartbeatSeconds: 15,
  },
  fulfilOrder: quick,
  advanceEvacuation: quick,
  advanceConsolidation: quick,
  settlePower: quick,
  runBulk: { ...quick, expireInSeconds: 900 },
  closeAgencyMonth: { ...quick, expireInSeconds: 900 },
  scanAttachment: quick,
  answerForecast: { ...quick, retryLimit: 2, expireInSeconds: 300 },
  sendMail: { ...quick, retryDelay: 60 },
}
