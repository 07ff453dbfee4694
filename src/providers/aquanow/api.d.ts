export interface paths {
    "/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch approval requests
         * @description Give exactly one of `approvalId` (answers that one approval) and `startTime` (answers a bare array of those created
         *     at or after it, oldest first, at most 100; to go on, ask again with the `created` of the last one). Size, order and
         *     whether `startTime` itself is included are readings.
         *     Initiators see their own approvals, approvers and the root user the company's.
         */
        get: operations["fetchApprovals"];
        put?: never;
        /**
         * Create an approval request
         * @description Asks for a withdrawal. The answer has no `created` and no `entity`, as in the vendor's example; fetching the approval shows them.
         */
        post: operations["createApproval"];
        /**
         * Cancel an approval request
         * @description Cancels one's own approval request while it is PENDING. The id is in the body.
         */
        delete: operations["cancelApproval"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/approval/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Review an approval request
         * @description Approves or rejects an approval request while it is PENDING. Needs a user who may approve.
         */
        post: operations["reviewApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Id of an approval request; an opaque string, often but not always a UUID. */
        ApprovalId: string;
        /**
         * @description PENDING until reviewed or cancelled; the other three are final. REJECTED is known from the vendor's object page.
         * @enum {unknown}
         */
        Status: "PENDING" | "APPROVED" | "REJECTED" | "CANCELLED";
        /** @description The withdrawal asked for, with every field that was sent. */
        Payload: {
            /**
             * @description Kind of transaction.
             * @constant
             */
            transactionType: "WITHDRAW";
            /** @description Asset, such as USDT. */
            symbol?: string;
            /** @description Account the asset leaves. */
            accountId?: string;
            /** @description Where the asset goes. */
            address?: string;
            /** @description Net amount: what the receiver gets, in units of the asset. */
            quantity?: number;
            /** @description Gross amount: what leaves the account, in units of the asset. */
            grossQuantity?: number;
            /** @description Name of that account. */
            accountName?: string;
            /** @description Fee of the network in units of the asset; filled in unless it was sent, with 0 or what `x-magic` has for the network. */
            networkFee: number;
            networkType?: components["schemas"]["NetworkType"];
            /** @description The user's own reference. */
            tag?: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * @description Network, for USDT, USDC, MATIC and FTM only. `maric` is the vendor's spelling.
         * @enum {unknown}
         */
        NetworkType: "eth" | "tron" | "xlm" | "maric" | "ftm";
        /** @description The withdrawal to ask for. Exactly one of `quantity` and `grossQuantity` is given; further fields are kept and answered. */
        NewPayload: ({
            /**
             * @description Kind of transaction; WITHDRAW if it is missing.
             * @constant
             */
            transactionType?: "WITHDRAW";
            /** @description Asset, such as USDT. */
            symbol?: string;
            /** @description Account the asset leaves. */
            accountId?: string;
            /** @description Where the asset goes. */
            address?: string;
            /** @description Net amount: what the receiver gets, in units of the asset. */
            quantity?: number;
            /** @description Gross amount: what leaves the account, in units of the asset. */
            grossQuantity?: number;
            /** @description Fee of the network in units of the asset; answered as it was sent. */
            networkFee?: number;
            /** @description Name of that account. */
            accountName?: string;
            networkType?: components["schemas"]["NetworkType"];
            /** @description The user's own reference. */
            tag?: string;
        } & {
            [key: string]: unknown;
        }) & (unknown | unknown);
        NewApproval: {
            /**
             * @description The only action documented. Answers split it into `resource` and `action`.
             * @constant
             */
            action: "BALANCE/WITHDRAW";
            payload: components["schemas"]["NewPayload"];
        };
        /** @description What a reviewer sends along with a decision. */
        ReviewComment: {
            /** @description What the reviewer has to say; kept in the review record. */
            comment?: string;
        };
        /** @description One reviewer's decision. */
        ReviewRecord: {
            /**
             * Format: date-time
             * @description UTC ISO 8601 with milliseconds.
             */
            reviewedAt: string;
            /** @description The reviewer's comment; empty if none was given. */
            comment: string;
            /** @description User who reviewed. */
            reviewedBy: string;
            /**
             * @description What they decided.
             * @enum {unknown}
             */
            status: "APPROVED" | "REJECTED";
        };
        /** @description A request for approval, as fetched. */
        Approval: {
            payload: components["schemas"]["Payload"];
            /**
             * @description What is to be done.
             * @constant
             */
            action: "WITHDRAW";
            /** @description User who asked. */
            requestedBy: string;
            approvalId: components["schemas"]["ApprovalId"];
            status: components["schemas"]["Status"];
            /**
             * Format: date-time
             * @description When it was asked for; UTC ISO 8601 with milliseconds.
             */
            created: string;
            /** @description Root user of the company. */
            username: string;
            /** @description Empty until reviewed. */
            reviewRecords: components["schemas"]["ReviewRecord"][];
            /**
             * @description Always `Approval`.
             * @constant
             */
            entity: "Approval";
            /**
             * @description What it is done on.
             * @constant
             */
            resource: "BALANCE";
        };
        /** @description A request for approval, as creating it answers. */
        CreatedApproval: {
            approvalId: components["schemas"]["ApprovalId"];
            /**
             * @description What it is done on.
             * @constant
             */
            resource: "BALANCE";
            /**
             * @description What is to be done.
             * @constant
             */
            action: "WITHDRAW";
            payload: components["schemas"]["Payload"];
            /** @description Root user of the company. */
            username: string;
            /** @description User who asked. */
            requestedBy: string;
            /** @description Empty. */
            reviewRecords: components["schemas"]["ReviewRecord"][];
            status: components["schemas"]["Status"];
        };
        /** @description An approval request after it was reviewed or cancelled. */
        Verdict: {
            approvalId: components["schemas"]["ApprovalId"];
            status: components["schemas"]["Status"];
        };
        /** @description A user of the company. On no path of this document; the sandbox's personas act as these. */
        User: {
            /** @description Name the user is known by. */
            username: string;
            /** @description Root user of the company. */
            company: string;
            /** @description Whether the user may review. */
            canApprove: boolean;
            /**
             * @description Whether withdrawals need a review.
             * @enum {unknown}
             */
            withdrawalAccess: "approvalRequired" | "directAccess";
        };
        /** @description The vendor's error shape. Several findings are joined by `; `. */
        Error: {
            /** @description What is wrong. */
            message: string;
        };
    };
    responses: {
        /** @description Neither or both parameters, unknown ones, or a `startTime` outside the last 90 days. */
        QueryBadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is not what the schema says; the message lists every finding. */
        BodyBadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description API key missing or unknown, or nonce and signature do not match. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Not this user's to do. Unknown routes and methods answer 403 as well. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No approval of this id that the user may see. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The approval request is decided or cancelled already. Nothing is changed. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is larger than 1 MB, or the record would be longer than 1,500,000 characters. */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A defect of the sandbox, such as an answer that breaks this document. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /** @description Milliseconds since 1970 as a decimal string; part of what is signed. */
        Nonce: string;
        /** @description Lower-case hex HMAC-SHA384 of method, path and nonce. Sent with `x-nonce` or not at all. */
        Signature: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    fetchApprovals: {
        parameters: {
            query?: {
                /**
                 * @description UTC instant `yyyy-mm-ddThh:mm:ss.sssZ`, at most 90 days ago and not in the future.
                 * @example 2026-01-01T00:00:00.000Z
                 */
                startTime?: string;
                /**
                 * @description Id of one approval.
                 * @example cba4e337-8876-46fe-9216-438a82ce7697
                 */
                approvalId?: string;
            };
            header?: {
                /** @description Milliseconds since 1970 as a decimal string; part of what is signed. */
                "x-nonce"?: components["parameters"]["Nonce"];
                /** @description Lower-case hex HMAC-SHA384 of method, path and nonce. Sent with `x-nonce` or not at all. */
                "x-signature"?: components["parameters"]["Signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One approval by id, or the approvals since `startTime`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"] | components["schemas"]["Approval"][];
                };
            };
            400: components["responses"]["QueryBadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    createApproval: {
        parameters: {
            query?: never;
            header?: {
                /** @description Milliseconds since 1970 as a decimal string; part of what is signed. */
                "x-nonce"?: components["parameters"]["Nonce"];
                /** @description Lower-case hex HMAC-SHA384 of method, path and nonce. Sent with `x-nonce` or not at all. */
                "x-signature"?: components["parameters"]["Signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApproval"];
            };
        };
        responses: {
            /** @description The approval, PENDING. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApproval"];
                };
            };
            400: components["responses"]["BodyBadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["InternalServerError"];
        };
    };
    cancelApproval: {
        parameters: {
            query?: never;
            header?: {
                /** @description Milliseconds since 1970 as a decimal string; part of what is signed. */
                "x-nonce"?: components["parameters"]["Nonce"];
                /** @description Lower-case hex HMAC-SHA384 of method, path and nonce. Sent with `x-nonce` or not at all. */
                "x-signature"?: components["parameters"]["Signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    approvalId: components["schemas"]["ApprovalId"];
                };
            };
        };
        responses: {
            /** @description The approval is CANCELLED. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
            400: components["responses"]["BodyBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["InternalServerError"];
        };
    };
    reviewApproval: {
        parameters: {
            query?: never;
            header?: {
                /** @description Milliseconds since 1970 as a decimal string; part of what is signed. */
                "x-nonce"?: components["parameters"]["Nonce"];
                /** @description Lower-case hex HMAC-SHA384 of method, path and nonce. Sent with `x-nonce` or not at all. */
                "x-signature"?: components["parameters"]["Signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The reviewer's decision.
                     * @enum {unknown}
                     */
                    action: "APPROVE" | "REJECT";
                    approvalId: components["schemas"]["ApprovalId"];
                    /** @description What the reviewer has to say; kept in the review record. */
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The approval is APPROVED or REJECTED. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
            400: components["responses"]["BodyBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["InternalServerError"];
        };
    };
}
export type Schemas = components['schemas'];
export interface Readings {
    "unknown-parameters": "refused" | "ignored";
    "unknown-fields": "refused" | "ignored";
    "self-approval": "refused" | "allowed";
    "signature": "checked when sent" | "required";
    "illegal-transition": "409" | "400";
    "initiators-see": "their own" | "the company's";
    "payload-fields": "symbol and address" | "none";
    "page-size": "100" | "20";
    "list-order": "oldest first" | "newest first";
    "start-time": "inclusive" | "exclusive";
    "nonce-age": "any age" | "5 minutes";
}
export type Persona = { "name": string; "description": string; "headers": { "x-api-key": string }; "username": string; "secret": string };
export interface Values {
    "approval": { "action": "WITHDRAW"; "reviewRecords": (never)[]; "entity": "Approval"; "resource": "BALANCE" };
    "payload": { "transactionType": "WITHDRAW"; "networkFee": 0 };
    "required": ("symbol" | "address")[];
}
