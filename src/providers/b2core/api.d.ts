export interface paths {
    "/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a list of requests
         * @description Requests of clients, newest first. A restricted administrator gets those of the clients they may view.
         */
        get: operations["listApplications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get request notifications
         * @description One notification for each pending request, that is each one waiting for a decision.
         */
        get: operations["listApplicationNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the request, a whole number from 1.
                 * @example 1
                 */
                applicationId: components["parameters"]["ApplicationId"];
            };
            cookie?: never;
        };
        /**
         * Get request details
         * @description One request, with its comments and, once rejected, its resolution.
         */
        get: operations["getApplication"];
        /**
         * Update a request
         * @description Sets the colour that highlights a request. A request in any status can be coloured.
         */
        put: operations["updateApplication"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update a request, with PATCH
         * @description The same as PUT.
         */
        patch: operations["patchApplication"];
        trace?: never;
    };
    "/applications/{applicationId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the request, a whole number from 1.
                 * @example 1
                 */
                applicationId: components["parameters"]["ApplicationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Audit a request
         * @description Adds up the finished transactions on every account of the client who made the request, and compares the sums with the balances.
         *     Changes nothing. Clients 9 and 17 each have an account that does not add up.
         */
        post: operations["auditApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the request, a whole number from 1.
                 * @example 1
                 */
                applicationId: components["parameters"]["ApplicationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a request
         * @description Moves a request from `pending` or `inProgress` to `approved`. A transaction it carries moves from `pending` to `inProgress`, and to
         *     `done` 60 seconds later. The comments are added to those the request has.
         */
        post: operations["approveApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the request, a whole number from 1.
                 * @example 1
                 */
                applicationId: components["parameters"]["ApplicationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject a request
         * @description Moves a request from `pending` or `inProgress` to `rejected`, and a transaction it carries from `pending` to `rejected`. The resolution must
         *     exist and be enabled (1 to 7 are), and have the type given, if one is given; otherwise 400. The comments are added to those the request has.
         */
        post: operations["rejectApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a list of transactions
         * @description Transactions of clients, newest first, of all types unless a filter says otherwise. Those with status `new` are never listed.
         *     A restricted administrator gets those of the clients they may view.
         */
        get: operations["listTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a list of transaction types
         * @description Every transaction type of the back office, enabled or not, with captions in the language asked for.
         */
        get: operations["listTransactionTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/types/{typeId}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages preferred for captions, as browsers send them. `en` and `ja` are known; anything else falls back to `en`.
                 * @example ja
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /**
                 * @description The id of the transaction type, a whole number from 1.
                 * @example 1
                 */
                typeId: components["parameters"]["TypeId"];
            };
            cookie?: never;
        };
        /**
         * Get transaction type details
         * @description One transaction type, with its caption in the language asked for.
         */
        get: operations["getTransactionType"];
        /**
         * Update a transaction type
         * @description Changes the caption, the settings, or whether clients may use the type. A caption is stored for the language of `Accept-Language`
         *     and leaves the other languages alone; `options` is replaced as a whole.
         */
        put: operations["updateTransactionType"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update a transaction type, with PATCH
         * @description The same as PUT.
         */
        patch: operations["patchTransactionType"];
        trace?: never;
    };
    "/transactions/{transactionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the transaction, a whole number from 1.
                 * @example 1
                 */
                transactionId: components["parameters"]["TransactionId"];
            };
            cookie?: never;
        };
        /**
         * Get transaction details
         * @description One transaction, in any status.
         */
        get: operations["getTransaction"];
        /**
         * Update a transaction
         * @description Changes the fields sent. A field that does not apply to the type of the transaction is ignored. Final
         *     transactions can be updated too, unless a reading says otherwise. The status of the transaction does not change.
         */
        put: operations["updateTransaction"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update a transaction, with PATCH
         * @description The same as PUT.
         */
        patch: operations["patchTransaction"];
        trace?: never;
    };
    "/transactions/{transactionId}/check": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the transaction, a whole number from 1.
                 * @example 1
                 */
                transactionId: components["parameters"]["TransactionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit a transaction monitoring request
         * @description Has a deposit or a withdrawal checked; any other type is 400. Each call makes a new monitoring record, to be read
         *     with the two methods below. The verdict follows the magic values above.
         */
        post: operations["checkTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/monitoring/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a list of transaction monitoring results
         * @description Checks of transactions and their results, newest transaction first.
         */
        get: operations["listTransactionMonitoring"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/monitoring/transactions/{monitoringId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the monitoring record, a whole number from 1.
                 * @example 1
                 */
                monitoringId: components["parameters"]["MonitoringId"];
            };
            cookie?: never;
        };
        /**
         * Get transaction monitoring details
         * @description One check and its result.
         */
        get: operations["getTransactionMonitoring"];
        put?: never;
        post?: never;
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
        /**
         * @description What the client asks for.
         * @enum {string}
         */
        RequestType: "account" | "address" | "archive" | "clientType" | "deposit" | "document" | "external" | "investment" | "partner" | "profile" | "transfer" | "verification" | "withdrawal";
        /**
         * @description Where the request stands: 0 pending (waits for a decision), 1 approved, 2 rejected, 3 inProgress (an administrator is working on it),
         *     127 new (not submitted yet).
         * @enum {integer}
         */
        RequestStatusId: 0 | 1 | 2 | 3 | 127;
        /** @description What a client has asked for. Stored as `requests`. */
        Request: {
            /** @description The id of the request. */
            id: number;
            /** @description The id of the client who made it. */
            clientId: number;
            type: components["schemas"]["RequestType"];
            statusId: components["schemas"]["RequestStatusId"];
            /** @description The colour that highlights the request, or null if it is not highlighted. */
            color: components["schemas"]["Colour"] | null;
            /** @description The transaction that waits for this request. Deposits, withdrawals and transfers carry one, the other types null. */
            transactionId: number | null;
            /** @description One sentence for the notification. */
            text: string;
            /** @description Internal comments, oldest first. The client does not see them. */
            comments: string[];
            /** @description Why the request was rejected, or null if it was not. */
            resolution: components["schemas"]["ResolutionReference"] | null;
            createTime: components["schemas"]["SubmissionTime"];
            /** @description When it last changed, or null if it never did. */
            updateTime: components["schemas"]["Instant"] | null;
        };
        /** @description One page, with the number of all matches, or alone where the world reads it so (`list-shape`). */
        RequestList: {
            total: components["schemas"]["Total"];
            data: components["schemas"]["Request"][];
        } | components["schemas"]["Request"][];
        /** @description The fields of a request that can be updated. */
        RequestUpdate: {
            color?: components["schemas"]["Colour"];
        };
        Approval: {
            data?: components["schemas"]["CommentsToAdd"];
        };
        /**
         * @example {
         *       "resolutionId": 1
         *     }
         */
        Rejection: {
            /** @description The id of the resolution, the reason for rejecting. */
            resolutionId: number;
            data?: components["schemas"]["CommentsToAdd"];
            /** @description The id of the type of that resolution. */
            resolutionType?: number;
        };
        /** @description Internal comments to add to the request. */
        CommentsToAdd: string[];
        AuditResult: {
            /** @description The id of the client. The name is spelt like this on the wire. */
            clintId: number;
            /**
             * @description `All OK`, or one sentence for each account whose balance differs, with the amount expected and the actual one. Only `All OK` is
             *     documented.
             */
            result: string[];
        };
        /** @description A request that waits for a decision. */
        Notification: {
            /**
             * Format: uri
             * @description The address of the request. The vendor's leads to the back office and ends in `/requests/edit/` and the id; the sandbox has
             *     no such page, so its links lead to the request in this API.
             */
            link: string;
            type: components["schemas"]["NotificationLabel"];
            /** @description One sentence about the request. */
            text: string;
        };
        /**
         * @description The label of a request type: its name in words, and `Payout` for withdrawals. Only `Verification` and `Payout` are documented.
         * @enum {string}
         */
        NotificationLabel: "Account" | "Address" | "Archive" | "Client type" | "Deposit" | "Document" | "External" | "Investment" | "Partner" | "Payout" | "Profile" | "Transfer" | "Verification";
        NotificationList: {
            total: components["schemas"]["Total"];
            data: components["schemas"]["Notification"][];
        };
        /**
         * @description The type of a transaction. `transfer` and `exchange` move money between two accounts of a client; `external` is booked by a connected
         *     platform, `partner` is a reward for a partner.
         * @enum {string}
         */
        TransactionKind: "deposit" | "exchange" | "external" | "partner" | "transfer" | "withdrawal";
        /**
         * @description Where the transaction stands.
         *
         *     | status | meaning |
         *     | --- | --- |
         *     | `new` | made, not processed yet |
         *     | `pending` | waits for its request to be decided |
         *     | `hold` | the amount of a withdrawal is being reserved |
         *     | `holdFailed` | the amount could not be reserved |
         *     | `inProgress` | is being processed |
         *     | `trade` | an exchange is being filled on the market (assumed) |
         *     | `partial` | stopped half way for technical reasons |
         *     | `done` | finished |
         *     | `failed` | could not be carried out |
         *     | `rejected` | an administrator rejected its request |
         *     | `cancelled` | the client withdrew it |
         *     | `refund` | the reserved amount was given back |
         *     | `refundFailed` | the reserved amount could not be given back |
         * @enum {string}
         */
        TransactionStatus: "cancelled" | "done" | "failed" | "hold" | "holdFailed" | "inProgress" | "new" | "partial" | "pending" | "rejected" | "refund" | "refundFailed" | "trade";
        /**
         * @description What a department has decided.
         * @enum {string}
         */
        Verdict: "approved" | "declined" | "pending";
        /** @description A movement of money on the accounts of a client. Stored as `transactions`. */
        Transaction: {
            /** @description The id of the transaction. */
            transactionId: number;
            type: components["schemas"]["TransactionKind"];
            status: components["schemas"]["TransactionStatus"];
            /** @description The id of the client whose accounts it moves. */
            clientId: number;
            createTime: components["schemas"]["CreateTime"];
            /** @description When it last changed, or null if it never did. */
            updateTime: components["schemas"]["Instant"] | null;
            /** @description When it reached a final status, or null before that. */
            processedTime: components["schemas"]["Instant"] | null;
            /** @description What is taken, and from which account. Null on a deposit, and where nothing is taken from the client. */
            debitDetails: components["schemas"]["TransactionSide"] | null;
            /** @description What is added, and to which account. Null on a withdrawal, and where nothing is added for the client. */
            creditDetails: components["schemas"]["TransactionSide"] | null;
            /** @description How the money travels. Null on transfers and exchanges. */
            method: components["schemas"]["Method"] | null;
            foreignExchangeRate: components["schemas"]["Rate"];
            commission: components["schemas"]["Commission"];
            providerCommission: components["schemas"]["ProviderCommission"];
            /** @description The id of the transaction in its blockchain, or null. */
            blockchainTransaction: string | null;
            /** @description A comment for administrators, or null. */
            internalComment: string | null;
            /** @description The decision of the Financial Department on a deposit; null on other types. */
            verificationStatus: components["schemas"]["Verdict"] | null;
            /** @description The decision of the Dealing Department on a withdrawal; null on other types. */
            dealingStatus: components["schemas"]["Verdict"] | null;
            /** @description The decision of the Compliance Department on a withdrawal; null on other types. */
            complianceStatus: components["schemas"]["Verdict"] | null;
            /** @description When a deposit was credited or a withdrawal debited, UTC; null before that and on other types. */
            resultDate: components["schemas"]["ResultDate"] | null;
        };
        /** @description One side of a transaction. */
        TransactionSide: {
            amount: components["schemas"]["Amount"];
            currency: components["schemas"]["Currency"];
            account: components["schemas"]["AccountReference"];
        };
        /** @description The account on one side of a transaction. */
        AccountReference: {
            /** @description The id of the account. */
            accountId: number;
            /** @description The number of the account, as the client sees it. */
            accountNumber: string;
            /** @description The name of the account, as the client sees it. */
            caption: string;
        };
        /** @description A currency or a crypto asset. */
        Currency: {
            /** @description ISO 4217 code, or the ticker of a crypto asset. */
            alphabeticCode: string;
            /** @description How many decimals the currency has. */
            minorUnit: number;
            /** @description The name in English. */
            name: string;
            /** @description ISO 4217 number; crypto assets are numbered from 1000, which is assumed. */
            numericCode: number;
        };
        /** @description A way to pay. */
        Method: {
            /** @description The name of the payment method, for instance `SEPA` or `Bitcoin`. */
            name: string;
        };
        /** @description One page, with the number of all matches, or alone where the world reads it so (`list-shape`). */
        TransactionList: {
            total: components["schemas"]["Total"];
            data: components["schemas"]["Transaction"][];
        } | components["schemas"]["Transaction"][];
        /**
         * @description The fields of a transaction that can be updated, as in `Transaction`. Deposits only: `verificationStatus`. Withdrawals only: `dealingStatus`
         *     and `complianceStatus`. Deposits and withdrawals: `resultDate`.
         * @example {
         *       "internalComment": "Lorem ipsum dolor sit amet"
         *     }
         */
        TransactionUpdate: {
            verificationStatus?: components["schemas"]["Verdict"];
            providerCommission?: components["schemas"]["DecimalInput"];
            commission?: components["schemas"]["DecimalInput"];
            /** @description The id of the transaction in its blockchain. */
            blockchainTransaction?: string;
            foreignExchangeRate?: components["schemas"]["DecimalInput"];
            /** @description A comment for administrators. */
            internalComment?: string;
            resultDate?: components["schemas"]["ResultDate"];
            dealingStatus?: components["schemas"]["Verdict"];
            complianceStatus?: components["schemas"]["Verdict"];
        };
        /** @description A kind of transaction, as it is answered. */
        TransactionType: {
            /** @description The id of the transaction type. */
            id: number;
            /** @description The code of the type, one of the types of transactions or a finer one. */
            name: string;
            /** @description The name of the type, in the language of `Accept-Language`. */
            caption: string;
            /** @description Whether clients may make transactions of this type. */
            enabled: boolean;
            options: components["schemas"]["TransactionTypeOptions"];
        };
        /** @description A kind of transaction, as it is stored. It appears on no path; `TransactionType` is its form on the wire. Stored as `transactionTypes`. */
        TransactionTypeRecord: {
            /** @description The id of the transaction type. */
            id: number;
            /** @description The code of the type. */
            name: string;
            /** @description The name of the type by language. */
            captions: {
                /** @description The caption in English, also for languages that have none. */
                en: string;
                /** @description The caption in Japanese. */
                ja: string;
            };
            /** @description Whether clients may make transactions of this type. */
            enabled: boolean;
            options: components["schemas"]["TransactionTypeOptions"];
        };
        /**
         * @description Settings of the type, such as `operation_status` and `operation_restrictions`, answered in the form they were sent. What the numbers
         *     mean is not documented.
         */
        TransactionTypeOptions: {
            [key: string]: unknown;
        } | {
            [key: string]: unknown;
        }[];
        /** @description One page, with the number of all matches, or alone where the world reads it so (`list-shape`). */
        TransactionTypeList: {
            total: components["schemas"]["Total"];
            data: components["schemas"]["TransactionType"][];
        } | components["schemas"]["TransactionType"][];
        /** @description The fields of a transaction type that can be updated. */
        TransactionTypeUpdate: {
            /** @description The name of the type. */
            caption?: string;
            /** @description Whether clients may make transactions of this type. */
            enabled?: boolean;
            options?: components["schemas"]["TransactionTypeOptions"];
        };
        /**
         * @description The type of the transaction checked. A withdrawal is called `withdraw` here.
         * @enum {string}
         */
        MonitoredType: "deposit" | "withdraw";
        /**
         * @description The verdict of the provider.
         * @enum {string}
         */
        ReviewResult: "red" | "green" | "error";
        /** @description A check of a transaction and its result. Stored as `monitoring`. */
        Monitoring: {
            /** @description The id of the monitoring record. */
            id: number;
            /** @description The id of the client whose transaction was checked. */
            clientId: number;
            /** @description The id of the transaction that was checked. */
            transactionId: number;
            transactionType: components["schemas"]["MonitoredType"];
            createTime: components["schemas"]["CreateTime"];
            /** @description Who checked it, `manual` for a person. */
            provider: string;
            /** @description The verdict, or null while there is none. */
            reviewResult: components["schemas"]["ReviewResult"] | null;
            /** @description The risk as a number from 0 (none) to 100, or null after an error and while there is no verdict. The scale is assumed. */
            riskScore: number | null;
            /**
             * Format: email
             * @description The mail address of the client.
             */
            email: string;
            sourceAmount: components["schemas"]["Amount"];
            /** @description The code of its currency. */
            sourceCurrency: string;
        };
        /** @description One page, with the number of all matches, or alone where the world reads it so (`list-shape`). */
        MonitoringList: {
            total: components["schemas"]["Total"];
            data: components["schemas"]["Monitoring"][];
        } | components["schemas"]["Monitoring"][];
        /** @description A client and their accounts. It appears on no path; requests and transactions refer to it. Stored as `clients`. */
        Client: {
            /** @description The id of the client. */
            clientId: number;
            /** @description The given name. */
            firstName: string;
            /** @description The family name. */
            lastName: string;
            /**
             * Format: email
             * @description The mail address.
             */
            email: string;
            /** @description The country of residence, ISO 3166-1 alpha-2. */
            country: string;
            /** @description Tags given by administrators. `vip` makes the client visible to the restricted one. */
            tags: string[];
            /** @description The accounts of the client. */
            accounts: components["schemas"]["Account"][];
        };
        /** @description An account of a client. */
        Account: {
            /** @description The id of the account, unique across clients. */
            accountId: number;
            /** @description The number of the account, as the client sees it. */
            accountNumber: string;
            /** @description The name of the account, as the client sees it. */
            caption: string;
            currency: components["schemas"]["Currency"];
            currentBalance: components["schemas"]["Balance"];
        };
        /** @description A reason for rejecting requests. It appears on no path; a rejection names one by id. Stored as `resolutions`. */
        Resolution: {
            /** @description The id of the resolution. */
            id: number;
            /** @description The reason in words. */
            name: string;
            /** @description The id of its type. */
            type: number;
            /** @description Whether it can be given as a reason. */
            enabled: boolean;
        };
        /** @description The resolution a request was rejected with. */
        ResolutionReference: {
            /** @description The id of the resolution. */
            id: number;
            /** @description The id of its type. */
            type: number;
        };
        /** @description A HEX colour of six digits. */
        Colour: string;
        /**
         * Format: date-time
         * @description An instant in UTC, ISO 8601 with the offset `+00:00` and without milliseconds.
         */
        Instant: string;
        /**
         * Format: date-time
         * @description When the transaction was made, UTC, ISO 8601 with the offset `+00:00`.
         */
        CreateTime: string;
        /**
         * Format: date-time
         * @description When the request was made, UTC, ISO 8601 with the offset `+00:00`.
         */
        SubmissionTime: string;
        /** @description Date and time in UTC, `YYYY-MM-DD HH:MM:SS`. */
        ResultDate: string;
        /**
         * @description A bound of time, inclusive: ISO 8601 with an offset or `Z`, with or without milliseconds, or a plain date, which is its first
         *     instant in UTC. A space in place of the plus is accepted, as a plus that is not escaped in a query arrives as a space.
         */
        TimeBound: string;
        /** @description An amount in the currency of its account, never negative, decimal string with 18 decimals. */
        Amount: string;
        /** @description What the account holds, in its currency, decimal string with 18 decimals. */
        Balance: string;
        /** @description Credited amount divided by debited amount on an exchange, otherwise 1; decimal string with 18 decimals. */
        Rate: string;
        /** @description The fee the client pays, decimal string with 18 decimals. */
        Commission: string;
        /** @description The fee of the payment system, decimal string with 18 decimals. */
        ProviderCommission: string;
        /** @description A decimal number that is not negative, with up to 18 decimals. */
        DecimalInput: string;
        /** @description How many entries match in all, not only on this page. */
        Total: number;
        /** @description What went wrong. Two of its keys were seen in use, `message` and `issue`; the rest is assumed. */
        Error: {
            /** @description The error. */
            error: {
                /** @description What went wrong, in one sentence. */
                message: string;
                /** @description Single findings; may be empty. */
                details: components["schemas"]["ErrorDetail"][];
            };
        };
        /** @description One finding. */
        ErrorDetail: {
            /** @description What is wrong. */
            issue: string;
            /** @description Which parameter or field of the body it is about; empty if none. */
            field: string;
        };
    };
    responses: {
        /** @description Done. There is no body. */
        NoContent: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The request, after the update. */
        UpdatedRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Request"];
            };
        };
        /** @description The transaction, after the update. */
        UpdatedTransaction: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Transaction"];
            };
        };
        /** @description The transaction type, after the update. */
        UpdatedTransactionType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TransactionType"];
            };
        };
        /** @description A parameter or the body is not as described. Every finding is listed, and nothing was changed. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The access token is missing or unknown. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /**
         * @description Not for this administrator: a transaction type, for one who may view some clients only, or, where the world reads it so, a
         *     record of a client they may not view.
         */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no such request, or it belongs to a client this administrator may not view. */
        RequestNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no such transaction, or it belongs to a client this administrator may not view. */
        TransactionNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no such transaction type. */
        TypeNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no such monitoring record, or it belongs to a client this administrator may not view. */
        MonitoringNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The status of the request does not allow the decision. Nothing was changed. */
        RequestConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The update would leave the transaction in contradiction with itself or with its request. Nothing was changed. */
        TransactionConflict: {
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
        /** @description A defect of the sandbox itself, such as an answer that does not match this document. */
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
        /**
         * @description The id of the request, a whole number from 1.
         * @example 1
         */
        ApplicationId: number;
        /**
         * @description The id of the transaction, a whole number from 1.
         * @example 1
         */
        TransactionId: number;
        /**
         * @description The id of the transaction type, a whole number from 1.
         * @example 1
         */
        TypeId: number;
        /**
         * @description The id of the monitoring record, a whole number from 1.
         * @example 1
         */
        MonitoringId: number;
        /**
         * @description How many entries to return at most, 1 to 1000. Default and bounds are assumed.
         * @example 10
         */
        Limit: number;
        /**
         * @description How many matching entries to skip before the first one returned.
         * @example 0
         */
        Offset: number;
        /**
         * @description What to sort by. `createTime` is the only key, and the default.
         * @example createTime
         */
        SortByCreateTime: "createTime";
        /**
         * @description Descending (newest first, the default) or ascending. May be sent without `sort_by`.
         * @example desc
         */
        SortOrder: "asc" | "desc";
        /**
         * @description What to sort by. `createTime` is the only key, and the default.
         * @example createTime
         */
        RequestSortBy: "createTime";
        /**
         * @description Descending (newest first, the default) or ascending. May be sent without `sort_by`.
         * @example desc
         */
        RequestSortOrder: "asc" | "desc";
        /**
         * @description What to sort by. `id` is the only key, and the default.
         * @example id
         */
        TypeSortBy: "id";
        /**
         * @description Ascending (lowest id first, the default) or descending. May be sent without `sort_by`.
         * @example desc
         */
        TypeSortOrder: "asc" | "desc";
        /**
         * @description The languages preferred for captions, as browsers send them. `en` and `ja` are known; anything else falls back to `en`.
         * @example ja
         */
        AcceptLanguage: string;
        /**
         * @description Accepted, as documented requests send it; nothing in the answer depends on it.
         * @example ja
         */
        AcceptLanguageUnused: string;
        /**
         * @description Filters, written `filter[clientId]=1`. A request must match all of them.
         * @example {
         *       "id": 1,
         *       "clientId": 1,
         *       "type": "verification",
         *       "statusId": 1
         *     }
         */
        RequestFilter: {
            /** @description The id of the request. */
            id?: number;
            /** @description The id of the client who made it. */
            clientId?: number;
            type?: components["schemas"]["RequestType"];
            statusId?: components["schemas"]["RequestStatusId"];
        };
        /**
         * @description Filters, written `filter[status]=done`. A transaction must match all of them. Bounds of time are inclusive; a bound
         *     on the processed time leaves out transactions that have none.
         * @example {
         *       "accountId": 1,
         *       "creditAccountNumber": "1",
         *       "debitAccountNumber": "1",
         *       "status": "done",
         *       "type": "withdrawal",
         *       "fromCreateTime": "2022-01-01T00:00:00+00:00",
         *       "toCreateTime": "2022-01-01T00:00:00+00:00",
         *       "fromProcessedTime": "2022-01-01T00:00:00+00:00",
         *       "toProcessedTime": "2022-01-01T00:00:00+00:00"
         *     }
         */
        TransactionFilter: {
            /** @description The id of the account, on either side of the transaction. */
            accountId?: number;
            /** @description The number of the account that was credited, in full. */
            creditAccountNumber?: string;
            /** @description The number of the account that was debited, in full. */
            debitAccountNumber?: string;
            status?: components["schemas"]["TransactionStatus"];
            type?: components["schemas"]["TransactionKind"];
            fromCreateTime?: components["schemas"]["TimeBound"];
            toCreateTime?: components["schemas"]["TimeBound"];
            fromProcessedTime?: components["schemas"]["TimeBound"];
            toProcessedTime?: components["schemas"]["TimeBound"];
        };
        /**
         * @description Filters, written `filter[reviewResult]=red`. A monitoring record must match all of them. Bounds of time are inclusive.
         * @example {
         *       "clientId": 1,
         *       "transactionType": "withdraw",
         *       "createTimeFrom": "2022-01-01T00:00:00+00:00",
         *       "createTimeTo": "2022-01-01T00:00:00+00:00",
         *       "provider": "manual",
         *       "reviewResult": "red",
         *       "riskScore": 1.01
         *     }
         */
        MonitoringFilter: {
            /** @description The id of the client whose transaction was checked. */
            clientId?: number;
            transactionType?: components["schemas"]["MonitoredType"];
            createTimeFrom?: components["schemas"]["TimeBound"];
            createTimeTo?: components["schemas"]["TimeBound"];
            /** @description The name of the provider, in full, for instance `manual` or `SumSubstance`. */
            provider?: string;
            reviewResult?: components["schemas"]["ReviewResult"];
            /** @description The score, exactly. */
            riskScore?: number;
        };
    };
    requestBodies: {
        /** @description The fields to change. */
        RequestUpdate: {
            content: {
                "application/json": components["schemas"]["RequestUpdate"];
            };
        };
        /** @description Comments to add, if any. The body may be left out. */
        Approval: {
            content: {
                "application/json": components["schemas"]["Approval"];
            };
        };
        /** @description Why the request is rejected. */
        Rejection: {
            content: {
                "application/json": components["schemas"]["Rejection"];
            };
        };
        /** @description The fields to change. */
        TransactionUpdate: {
            content: {
                "application/json": components["schemas"]["TransactionUpdate"];
            };
        };
        /** @description The fields to change. */
        TransactionTypeUpdate: {
            content: {
                "application/json": components["schemas"]["TransactionTypeUpdate"];
            };
        };
    };
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listApplications: {
        parameters: {
            query?: {
                /**
                 * @description Filters, written `filter[clientId]=1`. A request must match all of them.
                 * @example {
                 *       "id": 1,
                 *       "clientId": 1,
                 *       "type": "verification",
                 *       "statusId": 1
                 *     }
                 */
                filter?: components["parameters"]["RequestFilter"];
                /**
                 * @description How many entries to return at most, 1 to 1000. Default and bounds are assumed.
                 * @example 10
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description How many matching entries to skip before the first one returned.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description What to sort by. `createTime` is the only key, and the default.
                 * @example createTime
                 */
                sort_by?: components["parameters"]["RequestSortBy"];
                /**
                 * @description Descending (newest first, the default) or ascending. May be sent without `sort_by`.
                 * @example desc
                 */
                sort_order?: components["parameters"]["RequestSortOrder"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requests that match, one page of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["InternalServerError"];
        };
    };
    listApplicationNotifications: {
        parameters: {
            query?: {
                /**
                 * @description How many entries to return at most, 1 to 1000. Default and bounds are assumed.
                 * @example 10
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notifications, at most `limit` of them; `total` counts all. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the request, a whole number from 1.
                 * @example 1
                 */
                applicationId: components["parameters"]["ApplicationId"];
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
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["RequestNotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    updateApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the request, a whole number from 1.
                 * @example 1
                 */
                applicationId: components["parameters"]["ApplicationId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["RequestUpdate"];
        responses: {
            200: components["responses"]["UpdatedRequest"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["RequestNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["InternalServerError"];
        };
    };
    patchApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the request, a whole number from 1.
                 * @example 1
                 */
                applicationId: components["parameters"]["ApplicationId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["RequestUpdate"];
        responses: {
            200: components["responses"]["UpdatedRequest"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["RequestNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["InternalServerError"];
        };
    };
    auditApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the request, a whole number from 1.
                 * @example 1
                 */
                applicationId: components["parameters"]["ApplicationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One sentence if all accounts add up, otherwise one for each account that does not. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["RequestNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["InternalServerError"];
        };
    };
    approveApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the request, a whole number from 1.
                 * @example 1
                 */
                applicationId: components["parameters"]["ApplicationId"];
            };
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["Approval"];
        responses: {
            204: components["responses"]["NoContent"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["RequestNotFound"];
            409: components["responses"]["RequestConflict"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["InternalServerError"];
        };
    };
    rejectApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the request, a whole number from 1.
                 * @example 1
                 */
                applicationId: components["parameters"]["ApplicationId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Rejection"];
        responses: {
            204: components["responses"]["NoContent"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["RequestNotFound"];
            409: components["responses"]["RequestConflict"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["InternalServerError"];
        };
    };
    listTransactions: {
        parameters: {
            query?: {
                /**
                 * @description Filters, written `filter[status]=done`. A transaction must match all of them. Bounds of time are inclusive; a bound
                 *     on the processed time leaves out transactions that have none.
                 * @example {
                 *       "accountId": 1,
                 *       "creditAccountNumber": "1",
                 *       "debitAccountNumber": "1",
                 *       "status": "done",
                 *       "type": "withdrawal",
                 *       "fromCreateTime": "2022-01-01T00:00:00+00:00",
                 *       "toCreateTime": "2022-01-01T00:00:00+00:00",
                 *       "fromProcessedTime": "2022-01-01T00:00:00+00:00",
                 *       "toProcessedTime": "2022-01-01T00:00:00+00:00"
                 *     }
                 */
                filter?: components["parameters"]["TransactionFilter"];
                /**
                 * @description How many entries to return at most, 1 to 1000. Default and bounds are assumed.
                 * @example 10
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description How many matching entries to skip before the first one returned.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description What to sort by. `createTime` is the only key, and the default.
                 * @example createTime
                 */
                sort_by?: components["parameters"]["SortByCreateTime"];
                /**
                 * @description Descending (newest first, the default) or ascending. May be sent without `sort_by`.
                 * @example desc
                 */
                sort_order?: components["parameters"]["SortOrder"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transactions that match, one page of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["InternalServerError"];
        };
    };
    listTransactionTypes: {
        parameters: {
            query?: {
                /**
                 * @description How many entries to return at most, 1 to 1000. Default and bounds are assumed.
                 * @example 10
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description How many matching entries to skip before the first one returned.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description What to sort by. `id` is the only key, and the default.
                 * @example id
                 */
                sort_by?: components["parameters"]["TypeSortBy"];
                /**
                 * @description Ascending (lowest id first, the default) or descending. May be sent without `sort_by`.
                 * @example desc
                 */
                sort_order?: components["parameters"]["TypeSortOrder"];
            };
            header?: {
                /**
                 * @description The languages preferred for captions, as browsers send them. `en` and `ja` are known; anything else falls back to `en`.
                 * @example ja
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transaction types, one page of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionTypeList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getTransactionType: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages preferred for captions, as browsers send them. `en` and `ja` are known; anything else falls back to `en`.
                 * @example ja
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /**
                 * @description The id of the transaction type, a whole number from 1.
                 * @example 1
                 */
                typeId: components["parameters"]["TypeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transaction type. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionType"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["TypeNotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    updateTransactionType: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages preferred for captions, as browsers send them. `en` and `ja` are known; anything else falls back to `en`.
                 * @example ja
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /**
                 * @description The id of the transaction type, a whole number from 1.
                 * @example 1
                 */
                typeId: components["parameters"]["TypeId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["TransactionTypeUpdate"];
        responses: {
            200: components["responses"]["UpdatedTransactionType"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TypeNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["InternalServerError"];
        };
    };
    patchTransactionType: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The languages preferred for captions, as browsers send them. `en` and `ja` are known; anything else falls back to `en`.
                 * @example ja
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /**
                 * @description The id of the transaction type, a whole number from 1.
                 * @example 1
                 */
                typeId: components["parameters"]["TypeId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["TransactionTypeUpdate"];
        responses: {
            200: components["responses"]["UpdatedTransactionType"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TypeNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the transaction, a whole number from 1.
                 * @example 1
                 */
                transactionId: components["parameters"]["TransactionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transaction. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transaction"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TransactionNotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    updateTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the transaction, a whole number from 1.
                 * @example 1
                 */
                transactionId: components["parameters"]["TransactionId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["TransactionUpdate"];
        responses: {
            200: components["responses"]["UpdatedTransaction"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TransactionNotFound"];
            409: components["responses"]["TransactionConflict"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["InternalServerError"];
        };
    };
    patchTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the transaction, a whole number from 1.
                 * @example 1
                 */
                transactionId: components["parameters"]["TransactionId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["TransactionUpdate"];
        responses: {
            200: components["responses"]["UpdatedTransaction"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TransactionNotFound"];
            409: components["responses"]["TransactionConflict"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["InternalServerError"];
        };
    };
    checkTransaction: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Accepted, as documented requests send it; nothing in the answer depends on it.
                 * @example ja
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguageUnused"];
            };
            path: {
                /**
                 * @description The id of the transaction, a whole number from 1.
                 * @example 1
                 */
                transactionId: components["parameters"]["TransactionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TransactionNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["InternalServerError"];
        };
    };
    listTransactionMonitoring: {
        parameters: {
            query?: {
                /**
                 * @description Filters, written `filter[reviewResult]=red`. A monitoring record must match all of them. Bounds of time are inclusive.
                 * @example {
                 *       "clientId": 1,
                 *       "transactionType": "withdraw",
                 *       "createTimeFrom": "2022-01-01T00:00:00+00:00",
                 *       "createTimeTo": "2022-01-01T00:00:00+00:00",
                 *       "provider": "manual",
                 *       "reviewResult": "red",
                 *       "riskScore": 1.01
                 *     }
                 */
                filter?: components["parameters"]["MonitoringFilter"];
                /**
                 * @description How many entries to return at most, 1 to 1000. Default and bounds are assumed.
                 * @example 10
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description How many matching entries to skip before the first one returned.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description What to sort by. `createTime` is the only key, and the default.
                 * @example createTime
                 */
                sort_by?: components["parameters"]["SortByCreateTime"];
                /**
                 * @description Descending (newest first, the default) or ascending. May be sent without `sort_by`.
                 * @example desc
                 */
                sort_order?: components["parameters"]["SortOrder"];
            };
            header?: {
                /**
                 * @description Accepted, as documented requests send it; nothing in the answer depends on it.
                 * @example ja
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguageUnused"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The results that match, one page of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonitoringList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getTransactionMonitoring: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the monitoring record, a whole number from 1.
                 * @example 1
                 */
                monitoringId: components["parameters"]["MonitoringId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The monitoring record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Monitoring"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["MonitoringNotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
}
export type Schemas = components['schemas'];
export interface Readings {
    "unknown-parameters": "refused" | "ignored";
    "unknown-fields": "refused" | "ignored";
    "list-shape": "total and data" | "array";
    "decide-new": "refused" | "allowed";
    "approved-transaction": "inProgress, done after 60 s" | "done at once";
    "final-update": "allowed" | "internalComment only";
    "inapplicable-field": "ignored" | "refused";
    "department-verdicts": "no" | "all approved: inProgress, one declined: rejected";
    "check-answer": "at once" | "after 5 s";
    "resolution-type": "must fit" | "ignored";
    "notified": "pending" | "pending or in progress";
    "hidden-client": "404" | "403";
    "restricted-types": "refused" | "allowed";
    "illegal-transition": "409" | "400";
}
export type Persona = { "name": string; "description": string; "headers": { "Authorization": string }; "tag": null } | { "name": string; "description": string; "headers": { "Authorization": string }; "tag": string };
export interface Values {
    "applicable": { "verificationStatus": ("deposit")[]; "dealingStatus": ("withdrawal")[]; "complianceStatus": ("withdrawal")[]; "resultDate": ("deposit" | "withdrawal")[] };
    "labels": { "account": "Account"; "address": "Address"; "archive": "Archive"; "clientType": "Client type"; "deposit": "Deposit"; "document": "Document"; "external": "External"; "investment": "Investment"; "partner": "Partner"; "profile": "Profile"; "transfer": "Transfer"; "verification": "Verification"; "withdrawal": "Payout" };
}
