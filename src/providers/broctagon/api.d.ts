export interface paths {
    "/requests/{type}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a request
         * @description Answers one request with its client, flow and logs: the fields common to all requests first, then those of its type. The id must belong to a request of the given type.
         */
        get: operations["getRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/withdrawal/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a withdrawal
         * @description Approves the step at which a pending withdrawal waits. At the last step the withdrawal becomes `approved`; before, it stays `pending` and `flow.current` moves on by one (reading `approve-steps`: one approval may also finish the whole flow).
         */
        post: operations["approveWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/withdrawal/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject a withdrawal
         * @description Rejects a pending withdrawal, at whichever step it waits. The withdrawal becomes `rejected`; `flow.current` keeps the step at which it was refused, the comment is kept in `logs`. The sandbox sends neither mail nor popups.
         */
        post: operations["rejectWithdrawal"];
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
        /** @description A request of one of the three types; `type` tells which. */
        Request: components["schemas"]["KycRequest"] | components["schemas"]["DepositRequest"] | components["schemas"]["WithdrawalRequest"];
        /**
         * Identity check
         * @description A client's identity check, with what the client filled in and uploaded.
         */
        KycRequest: {
            id: components["schemas"]["Id"];
            /**
             * @description Always `kyc`.
             * @constant
             */
            type: "kyc";
            status: components["schemas"]["Status"];
            user_id: components["schemas"]["UserId"];
            ip: components["schemas"]["Ip"];
            language: components["schemas"]["Language"];
            user_type: components["schemas"]["UserType"];
            created_at: components["schemas"]["CreatedAt"];
            created_by: components["schemas"]["CreatedBy"];
            timestamp: components["schemas"]["Timestamp"];
            auto: components["schemas"]["Auto"];
            pre_step: components["schemas"]["PreStep"];
            pre_event: components["schemas"]["PreEvent"];
            user: components["schemas"]["User"];
            flow: components["schemas"]["Flow"];
            logs: components["schemas"]["Logs"];
            /** @description Id of the form that was filled in. */
            form_id: string;
            /** @description Full name as submitted. */
            name: string;
            /** @description Street address as submitted. */
            address: string;
            /**
             * Format: date
             * @description Date of birth, `YYYY-MM-DD`.
             */
            date_of_birth: string;
            /**
             * @description Gender as submitted.
             * @enum {string}
             */
            gender: "female" | "male" | "other";
            /** @description Number of the identity document. */
            identity_number: string;
            /** @description Nationality, ISO 3166-1 alpha-2. */
            nationality: string;
            phone: components["schemas"]["Phone"];
            location: components["schemas"]["Location"];
            /** @description Postal code, in the manner of its country. */
            postal_code: string;
            /**
             * @description Kind of the identity document.
             * @enum {string}
             */
            identity_type: "passport" | "id_card" | "driving_license" | "residence_permit";
            /** @description Pictures of the identity document. */
            identity_doc: components["schemas"]["Document"][];
            /** @description Pictures of a second identity document; often empty. */
            alt_identity_doc: components["schemas"]["Document"][];
            /** @description Proofs of address. */
            address_doc: components["schemas"]["Document"][];
            /** @description Pictures of a bank card; often empty. */
            bank_card_doc: components["schemas"]["Document"][];
            /** @description Pictures of the client holding the document. */
            selfie_doc: components["schemas"]["Document"][];
            /** @description When the form was submitted, `YYYY-MM-DD HH:mm:ss` in UTC. */
            submitted_at: string;
            /** @description Whether an administrator has locked the request to review it. Their decision lifts the lock. */
            locked: boolean;
            /** @description When it was last locked, `YYYY-MM-DD HH:mm:ss` in UTC; null if it never was. */
            lock_time: string | null;
            /** @description When that lock was lifted, `YYYY-MM-DD HH:mm:ss` in UTC; null while it is locked, or if it never was. */
            unlock_time: string | null;
            /** @description When it was finally approved or rejected, `YYYY-MM-DD HH:mm:ss` in UTC; null while it is pending. */
            review_time: string | null;
        };
        /**
         * Deposit
         * @description Money a client pays in, to be credited to a trading account.
         */
        DepositRequest: {
            id: components["schemas"]["Id"];
            /**
             * @description Always `deposit`.
             * @constant
             */
            type: "deposit";
            status: components["schemas"]["Status"];
            user_id: components["schemas"]["UserId"];
            ip: components["schemas"]["Ip"];
            language: components["schemas"]["Language"];
            user_type: components["schemas"]["UserType"];
            created_at: components["schemas"]["CreatedAt"];
            created_by: components["schemas"]["CreatedBy"];
            timestamp: components["schemas"]["Timestamp"];
            auto: components["schemas"]["Auto"];
            pre_step: components["schemas"]["PreStep"];
            pre_event: components["schemas"]["PreEvent"];
            user: components["schemas"]["User"];
            flow: components["schemas"]["Flow"];
            logs: components["schemas"]["Logs"];
            /**
             * @description State of the payment itself, as its platform reports it. Approving a deposit whose payment is `processing` makes it `success` (reading `approved-payment`: leaves it).
             * @enum {string}
             */
            pay_status: "processing" | "success" | "failed";
            /** @description Platform that takes the payment. */
            payment_platform: string;
            /** @description Code of the payment method. */
            payment_method: string;
            payment_method_label: components["schemas"]["Localized"];
            payment_currency: components["schemas"]["Currency"];
            /** @description What the client pays, in the payment currency, fee included: `trading_amount` * `rate` + `payment_fee`. Decimal string with 2 decimals. */
            payment_total: string;
            /** @description Fee of the payment, in the payment currency, a number with at most 2 decimals. */
            payment_fee: number;
            /** @description The payment platform's id of the payment; null until it has given one. */
            payment_id: string | null;
            /** @description Id of the payment channel. */
            channel_id: string;
            /** @description Id of the payment method. */
            method_id: string;
            /** @description When the payment succeeded, `YYYY-MM-DD HH:mm:ss` in UTC; null if it has not. */
            pay_time: string | null;
            trading_platform: components["schemas"]["TradingPlatform"];
            trading_id: components["schemas"]["TradingId"];
            trading_currency: components["schemas"]["Currency"];
            trading_amount: components["schemas"]["TradingAmount"];
            rate: components["schemas"]["Rate"];
            trading_connection_id: components["schemas"]["TradingConnectionId"];
            form_data: components["schemas"]["FormData"];
        };
        /**
         * Withdrawal
         * @description Money a client takes out of a trading account.
         */
        WithdrawalRequest: {
            id: components["schemas"]["Id"];
            /**
             * @description Always `withdrawal`.
             * @constant
             */
            type: "withdrawal";
            status: components["schemas"]["Status"];
            user_id: components["schemas"]["UserId"];
            ip: components["schemas"]["Ip"];
            language: components["schemas"]["Language"];
            user_type: components["schemas"]["UserType"];
            created_at: components["schemas"]["CreatedAt"];
            created_by: components["schemas"]["CreatedBy"];
            timestamp: components["schemas"]["Timestamp"];
            auto: components["schemas"]["Auto"];
            pre_step: components["schemas"]["PreStep"];
            pre_event: components["schemas"]["PreEvent"];
            user: components["schemas"]["User"];
            flow: components["schemas"]["Flow"];
            logs: components["schemas"]["Logs"];
            /** @description Code of the withdrawal method. */
            withdrawal_method: string;
            /** @description Id of the withdrawal method. */
            withdrawal_method_id: string;
            withdrawal_method_label: components["schemas"]["Localized"];
            /** @description Platform that pays out. */
            withdrawal_platform: string;
            withdrawal_currency: components["schemas"]["Currency"];
            /** @description What the client receives, in the withdrawal currency: `converted_amount` - `withdrawal_fee`. Decimal string with 2 decimals. */
            withdrawal_total: string;
            /** @description Fee of the withdrawal, in the withdrawal currency. Decimal string with 2 decimals. */
            withdrawal_fee: string;
            /** @description The trading amount in the withdrawal currency, before the fee: `trading_amount` * `rate`, a number rounded to 2 decimals. */
            converted_amount: number;
            /** @description Channel through which is paid out. */
            withdrawal_channel: string;
            trading_platform: components["schemas"]["TradingPlatform"];
            trading_id: components["schemas"]["TradingId"];
            trading_currency: components["schemas"]["Currency"];
            trading_amount: components["schemas"]["TradingAmount"];
            rate: components["schemas"]["Rate"];
            trading_connection_id: components["schemas"]["TradingConnectionId"];
            form_data: components["schemas"]["FormData"];
        };
        /** @description Id of the request, 8 lowercase letters and digits. */
        Id: string;
        /**
         * @description An identity check (`kyc`), money out (`withdrawal`) or money in (`deposit`).
         * @enum {string}
         */
        RequestType: "kyc" | "withdrawal" | "deposit";
        /**
         * @description Where the request stands. A request of several steps stays `pending` until its last approval.
         * @enum {string}
         */
        Status: "pending" | "approved" | "rejected";
        /** @description Id of the client, 8 lowercase letters and digits. */
        UserId: string;
        /**
         * Format: ipv4
         * @description IPv4 address from which the request was made.
         */
        Ip: string;
        /**
         * @description Language code in lowercase, English and Chinese with a region, the others without.
         * @enum {string}
         */
        Language: "en-us" | "zh-cn" | "zh-tw" | "vi" | "ja" | "th" | "id" | "de" | "es";
        /**
         * @description A trader, or an introducing broker (`ib`).
         * @enum {string}
         */
        UserType: "trader" | "ib";
        /** @description When the request was created, `YYYY-MM-DD HH:mm:ss` in UTC. */
        CreatedAt: string;
        /** @description The client's id, or the name of the administrator who created the request on their behalf. */
        CreatedBy: string;
        /** @description When the request last changed (the time of its last log entry), `YYYY-MM-DD HH:mm:ss` in UTC. */
        Timestamp: string;
        /** @description Whether the request was decided by the system, without an administrator. */
        Auto: boolean;
        /** @description Step at which the last event happened, counted from 1 (reading `first-step`: from 0); null as long as nothing has happened since creation. */
        PreStep: number | null;
        /**
         * @description The last event; null as long as nothing has happened since creation.
         * @enum {string|null}
         */
        PreEvent: "approve" | "reject" | "update" | null;
        /** @description The client who made the request. */
        User: {
            id: components["schemas"]["UserId"];
            /** @description Full name. */
            name: string;
            /**
             * Format: email
             * @description Mail address.
             */
            email: string;
            phone: components["schemas"]["Phone"];
            /** @description Id of the group the client belongs to. */
            group_id: string;
            group_name: components["schemas"]["Localized"];
            /** @description Id of the introducing broker who brought the client; null if nobody did. */
            referrer_id: string | null;
            /** @description Name of that introducing broker; null if nobody did. */
            referrer_name: string | null;
            /** @description Id of the client's rank; null if the client has none. */
            rank_id: string | null;
            /**
             * @description State of the client's account.
             * @enum {string}
             */
            status: "active" | "inactive" | "suspended";
            /** @description The client's tier, counted from 1; null where tiers do not apply. */
            tier: number | null;
        };
        /** @description A phone number in two parts. */
        Phone: {
            /** @description Country calling code with its plus sign. */
            country_code: string;
            /** @description The rest of the number, digits only, without a leading zero. */
            number: string;
        };
        /** @description How far the approval of the request has come. */
        Flow: {
            /** @description The step that waits for a decision, counted from 1 (reading `first-step`: from 0). After the last approval it stays at the last step, after a rejection at the step that refused. */
            current: number;
            /** @description Number of approvals the request needs. The property is not in the vendor's page. */
            total_steps: number;
        };
        /** @description What an administrator sends along with a decision. */
        DecisionComment: {
            /** @description What the administrator has to say; kept in the log. */
            comment?: string;
        };
        /** @description Something that happened to the request. */
        LogEntry: {
            /**
             * @description What happened. Each approval of a flow of several steps is an entry of its own.
             * @enum {string}
             */
            event: "create" | "approve" | "reject" | "update";
            /** @description When it happened, `YYYY-MM-DD HH:mm:ss` in UTC. */
            timestamp: string;
            /** @description Name of the administrator, `System` for the system, null where the client acted. */
            admin: string | null;
            /** @description Why it was rejected, if that was said. The property is not in the vendor's page. */
            comment?: string;
            /** @description On `update` only, the changed fields as they were. */
            prevData?: {
                [key: string]: unknown;
            };
            /** @description On `update` only, the changed fields as they became. */
            newData?: {
                [key: string]: unknown;
            };
        };
        /** @description What happened to the request, oldest first. The first entry is its creation. */
        Logs: components["schemas"]["LogEntry"][];
        /** @description A text in several languages, by language code. English is always there. */
        Localized: {
            /** @description In English. */
            "en-us": string;
            /** @description In simplified Chinese. */
            "zh-cn"?: string;
            /** @description In traditional Chinese. */
            "zh-tw"?: string;
            /** @description In Vietnamese. */
            vi?: string;
            /** @description In Japanese. */
            ja?: string;
            /** @description In Thai. */
            th?: string;
            /** @description In Indonesian. */
            id?: string;
            /** @description In German. */
            de?: string;
            /** @description In Spanish. */
            es?: string;
        };
        /** @description Where the client lives. */
        Location: {
            /** @description Country, ISO 3166-1 alpha-2. */
            country: string;
            /** @description State or province; null where the address has none. */
            state: string | null;
            /** @description City. */
            city: string;
        };
        /** @description An uploaded file. Its three fields are not in the vendor's page. */
        Document: {
            /** @description Id of the file. */
            id: string;
            /** @description Name of the file. */
            name: string;
            /**
             * Format: uri
             * @description Where the file could be fetched. The sandbox keeps no files.
             */
            url: string;
        };
        /**
         * @description Platform of the trading account.
         * @enum {string}
         */
        TradingPlatform: "mt4" | "mt5" | "ctrader";
        /** @description Number of the trading account on its platform. */
        TradingId: number;
        /** @description Currency by its ISO 4217 code, or crypto asset by its ticker. */
        Currency: string;
        /** @description What the trading account is credited or debited, in its own currency. Decimal string with 2 decimals. */
        TradingAmount: string;
        /** @description Exchange rate, units of the payment or withdrawal currency for one unit of the trading currency; above zero. */
        Rate: number;
        /** @description Id of the connection to the trading platform's server. */
        TradingConnectionId: string;
        /** @description What the form of the payment or withdrawal method asked for. Its fields differ from method to method. */
        FormData: {
            [key: string]: unknown;
        };
        /** @description Which withdrawal to approve. */
        ApproveWithdrawalBody: {
            /** @description Id of the withdrawal, 8 characters. */
            id: string;
        };
        /** @description Which withdrawal to reject, why, and who is told. */
        RejectWithdrawalBody: {
            /** @description Id of the withdrawal, 8 characters. */
            id: string;
            /** @description Why it is rejected, at most 500 characters (reading `reject-comment`: mandatory). */
            comment?: string;
            /** @description Whether administrators are told, by mail and popup; false if absent. */
            notify?: boolean;
            /** @description Whether the client is told by mail; false if absent. The name of this field is our reading. */
            email?: boolean;
            /** @description Whether the client is told by a popup; false if absent. */
            pop_up?: boolean;
            language?: components["schemas"]["Language"];
        };
        /** @description An object without properties. */
        Empty: Record<string, never>;
        /** @description Why a call was refused. */
        Error: {
            /**
             * @description What is wrong, for programs. Of these values `request_not_found` is in the vendor's page and `request_status_not_pending` is observed; the others are assumed. `not_found` (404) is for unknown paths, `method_not_allowed` (405) for other methods on known ones.
             * @enum {string}
             */
            type: "access_denied" | "contract_violation" | "internal_error" | "invalid_parameters" | "method_not_allowed" | "not_found" | "payload_too_large" | "request_not_found" | "request_status_not_pending";
            /** @description What is wrong, for people. `Request is not found` is the sentence of the vendor's page. */
            message: string;
            /** @description All findings, where there can be more than one. */
            errors?: string[];
        };
    };
    responses: {
        /** @description The decision is taken. The answer is an empty object; read the request to see its state. */
        Decided: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        /** @description `request_not_found`: there is no request of this type with this id (in the vendor's page). `invalid_parameters`: the type is not one of the three (assumed). */
        LookupBadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Nothing was changed. `request_status_not_pending`: the withdrawal is decided already (observed). `request_not_found`: there is no withdrawal with this id (assumed). `invalid_parameters`: the body is not as it must be, or not JSON (assumed). */
        DecisionBadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The header `key` is missing or unknown, or the header `signature` does not match the body. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The path is that of another call. Under `withdrawal` the words `approve` and `reject` are no ids. */
        MethodNotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is larger than 1 MB, or the record would be longer than 1,500,000 characters. Nothing was changed. */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A defect of the sandbox itself, which was about to answer something this document does not allow. */
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
        /** @description Type of the request. */
        Type: components["schemas"]["RequestType"];
        /** @description Id of the request, 8 lowercase letters and digits. Any other string is an unknown id. */
        Id: string;
        /**
         * @description Signature of the body, verified when present (reading `signature`: required); a wrong one is answered 403. Two schemes are
         *     understood (reading `signature-scheme`: only one of them). The key that signs is the API key without a world's suffix.
         *
         *     - V1: sort the body's parameters by name, join them as `name=value` with `&`, append the API key without a separator, and take
         *       the SHA-1 of it as uppercase HEX. Empty values, `""` and `null`, are left out (reading `signature-empty-values`); a value that
         *       is no string is written as in JSON.
         *     - V2: `sha256=` and the lowercase HEX of the HMAC-SHA256 of the body as sent, with the API key as its key.
         *
         *     The examples sign the body `{"id":"8wozx7mr"}` with the key `broctagon-admin`.
         */
        Signature: string;
    };
    requestBodies: {
        /** @description The withdrawal to approve. Further fields are ignored, or refused where the world reads it so (`unknown-fields`). */
        ApproveWithdrawal: {
            content: {
                "application/json": components["schemas"]["ApproveWithdrawalBody"];
            };
        };
        /** @description The withdrawal to reject, why, and who is told. Further fields are ignored, or refused where the world reads it so (`unknown-fields`). */
        RejectWithdrawal: {
            content: {
                "application/json": components["schemas"]["RejectWithdrawalBody"];
            };
        };
    };
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Type of the request. */
                type: components["parameters"]["Type"];
                /** @description Id of the request, 8 lowercase letters and digits. Any other string is an unknown id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Request"];
                };
            };
            400: components["responses"]["LookupBadRequest"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["InternalServerError"];
        };
    };
    approveWithdrawal: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Signature of the body, verified when present (reading `signature`: required); a wrong one is answered 403. Two schemes are
                 *     understood (reading `signature-scheme`: only one of them). The key that signs is the API key without a world's suffix.
                 *
                 *     - V1: sort the body's parameters by name, join them as `name=value` with `&`, append the API key without a separator, and take
                 *       the SHA-1 of it as uppercase HEX. Empty values, `""` and `null`, are left out (reading `signature-empty-values`); a value that
                 *       is no string is written as in JSON.
                 *     - V2: `sha256=` and the lowercase HEX of the HMAC-SHA256 of the body as sent, with the API key as its key.
                 *
                 *     The examples sign the body `{"id":"8wozx7mr"}` with the key `broctagon-admin`.
                 */
                signature?: components["parameters"]["Signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["ApproveWithdrawal"];
        responses: {
            200: components["responses"]["Decided"];
            400: components["responses"]["DecisionBadRequest"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["InternalServerError"];
        };
    };
    rejectWithdrawal: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Signature of the body, verified when present (reading `signature`: required); a wrong one is answered 403. Two schemes are
                 *     understood (reading `signature-scheme`: only one of them). The key that signs is the API key without a world's suffix.
                 *
                 *     - V1: sort the body's parameters by name, join them as `name=value` with `&`, append the API key without a separator, and take
                 *       the SHA-1 of it as uppercase HEX. Empty values, `""` and `null`, are left out (reading `signature-empty-values`); a value that
                 *       is no string is written as in JSON.
                 *     - V2: `sha256=` and the lowercase HEX of the HMAC-SHA256 of the body as sent, with the API key as its key.
                 *
                 *     The examples sign the body `{"id":"8wozx7mr"}` with the key `broctagon-admin`.
                 */
                signature?: components["parameters"]["Signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["RejectWithdrawal"];
        responses: {
            200: components["responses"]["Decided"];
            400: components["responses"]["DecisionBadRequest"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["InternalServerError"];
        };
    };
}
export type Schemas = components['schemas'];
export interface Readings {
    "unknown-parameters": "refused" | "ignored";
    "unknown-fields": "refused" | "ignored";
    "signature": "checked when sent" | "required";
    "signature-scheme": "either" | "V1" | "V2";
    "signature-empty-values": "either" | "left out" | "included";
    "reject-comment": "optional" | "mandatory";
    "approve-steps": "one step" | "whole flow";
    "first-step": "1" | "0";
    "approved-payment": "success" | "stays processing";
}
export type Persona = { "name": string; "description": string; "headers": { "key": string }; "admin": string };
export interface Values {
}
