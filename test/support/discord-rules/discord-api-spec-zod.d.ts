/** The schemas come as plain JavaScript; this is as much of them as the rules use. */
declare module 'discord-api-spec/zod' {
  export interface SpecIssue {
    code: string;
    path: PropertyKey[];
    message: string;
    errors?: SpecIssue[][];
  }

  export interface SpecSchema {
    safeParse(
      value: unknown,
    ): { success: true; data: unknown } | { success: false; error: { issues: SpecIssue[] } };
  }

  export const MessageCreateRequestSchema: SpecSchema;
  export const MessageEditRequestPartialSchema: SpecSchema;
  export const IncomingWebhookInteractionRequestSchema: SpecSchema;
  export const IncomingWebhookUpdateRequestPartialSchema: SpecSchema;
  export const IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema: SpecSchema;
  export const ModalInteractionCallbackRequestDataSchema: SpecSchema;
  export const InteractionApplicationCommandAutocompleteCallbackStringDataSchema: SpecSchema;
  export const ApplicationCommandUpdateRequestSchema: SpecSchema;
  export const ApplicationCommandPatchRequestPartialSchema: SpecSchema;
}
