import { answerNothing } from '@/lib/api/answer-nothing'

/** No resource of this name: said in the same form as every other problem. */
export const GET = answerNothing
export const POST = answerNothing
export const PUT = answerNothing
export const PATCH = answerNothing
export const DELETE = answerNothing
