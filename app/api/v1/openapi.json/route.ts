import { answerDocument } from '@/lib/api/answer-document'

/** The reference itself holds nothing secret: programs read it before they have a token. */
export const GET = answerDocument
export const POST = answerDocument
export const PUT = answerDocument
export const PATCH = answerDocument
export const DELETE = answerDocument
