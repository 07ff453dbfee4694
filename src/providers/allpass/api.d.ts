export interface paths {
    "/applicant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an applicant
         * @description Registers a person for verification in the named flow and returns the new profile, in status `INIT`. Nothing is verified yet; a token gives the applicant the link to begin with. A second applicant with the same `externalUserId` is refused (reading `duplicate-external-id`: the call answers with the applicant there is).
         */
        post: operations["createApplicant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applicant/{applicantId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Internal id (UUID) or `externalUserId` of the applicant. The internal id wins where both would match (reading `ambiguous-id`: the external one).
                 * @example user-1003
                 */
                applicantId: components["parameters"]["ApplicantId"];
            };
            cookie?: never;
        };
        /**
         * Get an applicant
         * @description The whole profile: personal data, review, results of each service begun, flow, monitoring and device. An applicant who is scheduled for deletion can still be read.
         */
        get: operations["getApplicant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applicant/{applicantId}/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Internal id (UUID) or `externalUserId` of the applicant. The internal id wins where both would match (reading `ambiguous-id`: the external one).
                 * @example user-1003
                 */
                applicantId: components["parameters"]["ApplicantId"];
            };
            cookie?: never;
        };
        /**
         * Get an applicant's status
         * @description Only the internal id and the status, for clients that poll.
         */
        get: operations["getApplicantStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applicant/{applicantId}/moveToFlow": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Internal id (UUID) or `externalUserId` of the applicant. The internal id wins where both would match (reading `ambiguous-id`: the external one).
                 * @example user-1003
                 */
                applicantId: components["parameters"]["ApplicantId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move an applicant to another flow
         * @description Puts the applicant into the flow and back to `INIT`. Results of services already passed are kept, so that only the new ones are left to do (reading `moved-status`: the applicant goes on with those at once, as `INCOMPLETE`). Refused while the applicant is scheduled for deletion.
         */
        post: operations["moveApplicantToFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applicant/{applicantId}/schedule-deletion": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Internal id (UUID) or `externalUserId` of the applicant. The internal id wins where both would match (reading `ambiguous-id`: the external one).
                 * @example user-1003
                 */
                applicantId: components["parameters"]["ApplicantId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Schedule an applicant's deletion
         * @description Marks the applicant for deletion in 20 days of the sandbox's clock. Until then `restore` takes it back; afterwards the applicant is gone: every call answers 404, and no crypto check names the applicant any more. The call takes no body.
         */
        post: operations["scheduleApplicantDeletion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applicant/{applicantId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Internal id (UUID) or `externalUserId` of the applicant, as elsewhere.
                 * @example user-1010
                 */
                applicantId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore an applicant
         * @description Takes back a scheduled deletion. The applicant goes on where they were: same status, same flow, same results. The call takes no body.
         */
        post: operations["restoreApplicant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applicant/{applicantId}/token": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Internal id (UUID) or `externalUserId` of the applicant. The internal id wins where both would match (reading `ambiguous-id`: the external one).
                 * @example user-1003
                 */
                applicantId: components["parameters"]["ApplicantId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a verification token
         * @description Hands out a token for the applicant's own client and a link that carries it. The status does not change, and earlier tokens stay valid. Refused while the applicant is scheduled for deletion.
         */
        post: operations["createApplicantToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/questionnaire/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id (UUID) of the questionnaire.
                 * @example 3281ae38-78a3-48db-926c-708002e64910
                 */
                id: components["parameters"]["QuestionnaireId"];
            };
            cookie?: never;
        };
        /**
         * Get a questionnaire
         * @description Name, description and the pages of questions of one questionnaire.
         */
        get: operations["getQuestionnaire"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/crypto-aml/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search the risk of a wallet or a transaction
         * @description Checks exactly one address or one transaction hash, and returns the id under which the details can be read. The check is done at once; its score follows the published rule. Each search makes a new check (reading `repeated-search`: the same search finds the check there is).
         */
        post: operations["searchCryptoAml"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/crypto-aml/{amlId}/details": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id (UUID) of the check, from the search.
                 * @example c95219e7-b1db-415f-8938-1961e0b21208
                 */
                amlId: components["parameters"]["AmlId"];
            };
            cookie?: never;
        };
        /**
         * Get the details of a crypto check
         * @description Score, sources and uses of funds, what is known of the address, timeline and comments. `type` must be the type of the check; a check of the other type is 404 (reading `details-type-mismatch`: 400).
         */
        get: operations["getCryptoAmlDetails"];
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
         * @description The call succeeded.
         * @constant
         */
        Succeeded: true;
        /**
         * @description Always 200, also where HTTP says 201.
         * @constant
         */
        SucceededCode: 200;
        /**
         * Format: date-time
         * @description Time of the answer, UTC ISO 8601 with milliseconds.
         */
        AnsweredAt: string;
        /** @description Every error. The vendor documents none. */
        Error: {
            /**
             * @description The call failed.
             * @constant
             */
            status: false;
            /** @description The HTTP status. */
            statusCode: number;
            /** @description What went wrong, in one sentence. */
            message: string;
            /** @description What is wrong with the request, one finding each. Only where it does not fit this document. */
            errors?: string[];
            time: components["schemas"]["AnsweredAt"];
        };
        /** @description An applicant in its envelope. */
        ApplicantAnswer: {
            status: components["schemas"]["Succeeded"];
            statusCode: components["schemas"]["SucceededCode"];
            data: components["schemas"]["Applicant"];
            time: components["schemas"]["AnsweredAt"];
        };
        /** @description An applicant's status in its envelope. */
        ApplicantStatusAnswer: {
            status: components["schemas"]["Succeeded"];
            statusCode: components["schemas"]["SucceededCode"];
            data: components["schemas"]["ApplicantWithStatus"];
            time: components["schemas"]["AnsweredAt"];
        };
        /** @description A scheduled deletion in its envelope. */
        ScheduledDeletionAnswer: {
            status: components["schemas"]["Succeeded"];
            statusCode: components["schemas"]["SucceededCode"];
            data: components["schemas"]["ScheduledDeletion"];
            time: components["schemas"]["AnsweredAt"];
        };
        /** @description A restored applicant's id in its envelope. */
        RestoredAnswer: {
            status: components["schemas"]["Succeeded"];
            statusCode: components["schemas"]["SucceededCode"];
            data: components["schemas"]["RestoredApplicant"];
            time: components["schemas"]["AnsweredAt"];
        };
        /** @description A token in its envelope. */
        TokenAnswer: {
            status: components["schemas"]["Succeeded"];
            statusCode: components["schemas"]["SucceededCode"];
            data: components["schemas"]["Token"];
            time: components["schemas"]["AnsweredAt"];
        };
        /** @description A questionnaire in its envelope. */
        QuestionnaireAnswer: {
            status: components["schemas"]["Succeeded"];
            statusCode: components["schemas"]["SucceededCode"];
            data: components["schemas"]["Questionnaire"];
            time: components["schemas"]["AnsweredAt"];
        };
        /** @description Id and type of a check in their envelope. */
        CryptoSearchAnswer: {
            status: components["schemas"]["Succeeded"];
            statusCode: components["schemas"]["SucceededCode"];
            data: components["schemas"]["CryptoSearchResult"];
            time: components["schemas"]["AnsweredAt"];
        };
        /** @description A crypto check in its envelope. */
        CryptoCheckAnswer: {
            status: components["schemas"]["Succeeded"];
            statusCode: components["schemas"]["SucceededCode"];
            data: components["schemas"]["CryptoCheck"];
            time: components["schemas"]["AnsweredAt"];
        };
        /** @description A new applicant. */
        CreateApplicant: {
            /** @description The applicant's id on the client's side, unique within the application. */
            externalUserId: string;
            /** @description Name of the flow to go through. */
            flowName: string;
            /** @description Phone number of the applicant. Not checked. */
            phone?: string;
            /** @description Mail address of the applicant. Not checked; `x-magic` lists endings with a meaning. */
            email?: string;
            /** @description Language in which the applicant sees the results, for example `en`. Not checked. */
            lang?: string;
            suppliedInfo?: components["schemas"]["SuppliedInfo"];
        };
        /** @description What the client knows of the applicant, to be compared with what is read from the documents. Free-form; the names below are compared where they hold text, and a passport that is read for a new applicant agrees with them unless `x-magic` says otherwise. A date of birth that is no date differs. The sandbox keeps it, and no answer of this API shows it. */
        SuppliedInfo: {
            /** @description Given names. */
            firstName?: unknown;
            /** @description Surname. */
            lastName?: unknown;
            /** @description Date of birth, `YYYY-MM-DD`. */
            dateOfBirth?: unknown;
            /** @description Number of the document. */
            documentNumber?: unknown;
        } & {
            [key: string]: unknown;
        };
        /** @description The flow to move an applicant to. */
        MoveToFlow: {
            /** @description Id of the flow, as a string (`"2"`). The name of a flow is taken too, which is assumed. A number is refused (reading `flow-id`: taken). */
            flowId: string | number;
        };
        /** @description What is sent along with a move to a flow. */
        FlowMove: {
            /** @description Id or name of the flow; the applicant's own unless given. */
            flowId?: string;
        };
        /** @description What an officer sends along with a review or decision. */
        ReviewComment: {
            /** @description What the officer has to say; kept in the review. */
            comment?: string;
        };
        /** @description Wishes for a token. */
        CreateToken: {
            /** @description Language of the verification pages, a locale (BCP 47) such as `en-US` or `pt`, with hyphens or underscores. Only the form is checked. The printed `text` is taken although it is none; that and the underscores are assumed. */
            locale?: string;
            /** @description Lifetime of the token in seconds, at most a hundred years. 3600 if absent; that and the minimum are assumed. */
            ttl?: number;
            /** @description Name of the flow this token is for; the applicant's own flow if absent. The applicant stays in their flow (reading `token-flow`: the applicant is moved to it). */
            flowName?: string;
        };
        /** @description One address or one transaction hash, never both. */
        SearchCryptoAml: {
            blockchain: components["schemas"]["Blockchain"];
            /** @description Transaction hash, 64 hexadecimal digits, with or without `0x`. */
            txHash?: string;
            /** @description Address of a wallet on that blockchain: its form is checked, its checksum is not (reading `wallet-address`: any text). The values in `x-magic` are taken on every blockchain. */
            address?: string;
        } & (unknown | unknown);
        /**
         * @description `INIT` created, `INCOMPLETE` begun, `IN_PROGRESS` own part done and checks running, `COMPLETED` all done, `ON_HOLD` needs a manual look, `IN_REVIEW` an officer is at it, `APPROVED`, `REJECTED`. Only `INIT` is in the reference; the vendor's guide names the others, and the underscores are assumed.
         * @enum {string}
         */
        ApplicantStatus: "INIT" | "INCOMPLETE" | "IN_PROGRESS" | "COMPLETED" | "ON_HOLD" | "IN_REVIEW" | "APPROVED" | "REJECTED";
        /** @description A person and the state of their verification. */
        Applicant: {
            /**
             * Format: uuid
             * @description Internal id.
             */
            id: string;
            /** @description Id on the client's side, unique within the application. */
            externalUserId: string;
            status: components["schemas"]["ApplicantStatus"];
            /**
             * Format: date-time
             * @description Last change, UTC ISO 8601 with milliseconds.
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description Creation, UTC ISO 8601 with milliseconds.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the applicant will be deleted, UTC ISO 8601 with milliseconds; null if not scheduled.
             */
            scheduledDeletionDate: string | null;
            /** @description Phone number as given at creation. */
            phone: string | null;
            /** @description Mail address as given at creation. */
            email: string | null;
            /** @description Language as given at creation. */
            lang: string | null;
            /**
             * Format: date
             * @description Date of birth from the document, `YYYY-MM-DD`; null before a document was read.
             */
            dateOfBirth: string | null;
            /** @description IP address of the applicant's device. */
            ip: string | null;
            /** @description Country of the device, ISO 3166-1 alpha-2. */
            country: string | null;
            /** @description Region of the device, the part of ISO 3166-2 after the country. */
            region: string | null;
            /** @description Time zone of the device, IANA name. */
            timezone: string | null;
            /** @description City of the device. */
            city: string | null;
            /** @description Portrait from the document, a URL; null before a document was read. */
            image: string | null;
            /** @description Given name and surname; null while unknown. */
            fullName: string | null;
            /** @description Whether the applicant typed the name, rather than the document giving it. */
            fullNameSetByUser: boolean;
            /**
             * Format: uuid
             * @description Key of the company.
             */
            clientKey: string;
            /** @description Id of the flow the applicant is in. */
            flowId: number;
            review: components["schemas"]["Review"];
            /** @description One entry for each service begun, in the order of the flow. Empty for a new applicant. */
            servicesData: components["schemas"]["ServiceData"][];
            applications: components["schemas"]["ApplicationRef"];
            flow: components["schemas"]["Flow"];
            /** @description Repeated screening against watch lists; null where there is none. */
            amlMonitoring: components["schemas"]["AmlMonitoring"] | null;
            /** @description The device the applicant began with; null before that. */
            device: components["schemas"]["Device"] | null;
            suppliedInfo?: components["schemas"]["SuppliedInfo"];
        };
        /**
         * @description Where the manual review is. Only `INIT` is in the reference.
         * @enum {string}
         */
        ReviewStatus: "INIT" | "IN_REVIEW" | "APPROVED" | "REJECTED";
        /** @description The review by an officer, present from the beginning. */
        Review: {
            /**
             * Format: uuid
             * @description Id of the review.
             */
            id: string;
            /** @description 1 at the beginning, one more with every change of the review's status. */
            version: number;
            status: components["schemas"]["ReviewStatus"];
            /**
             * Format: date-time
             * @description Creation, UTC ISO 8601 with milliseconds.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Last change, UTC ISO 8601 with milliseconds.
             */
            updatedAt: string;
            /** @description What the officer wrote on the decision. */
            comment: string | null;
            /** @description What the checks found suspicious. */
            warnings: string | null;
            /** @description Notes on the case. */
            details: string | null;
            /** @description Id of the officer in charge. */
            reviewerId: number | null;
            /** @description Name of the officer in charge. */
            reviewerFullName: string | null;
            /** @description Id of who set the status; null for the system. */
            statusSetById: number | null;
            /** @description Name of who set the status; `System` for an automatic decision. */
            statusSetByName: string | null;
        };
        /** @description The application that owns the applicant. */
        ApplicationRef: {
            /**
             * Format: uuid
             * @description Key of the application.
             */
            appKey: string;
        };
        /** @description Repeated screening of an applicant against watch lists. */
        AmlMonitoring: {
            /**
             * Format: uuid
             * @description Id of the monitoring.
             */
            id: string;
            /**
             * Format: uuid
             * @description Internal id of the applicant.
             */
            applicantId: string;
            /** @description Id outside of the vendor's system; here the applicant's `externalUserId`. */
            externalId: string;
            /**
             * @description How often the screening runs. The reference shows this value only.
             * @enum {string}
             */
            period: "DAILY";
            /** @description Whether the screening goes on. */
            isActive: boolean;
            /**
             * Format: date-time
             * @description Beginning, UTC ISO 8601 with milliseconds.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Last run or change, UTC ISO 8601 with milliseconds.
             */
            updatedAt: string;
        };
        /** @description The applicant's device, and the place its IP address belongs to. */
        Device: {
            /** @description Version of the client library. */
            sdkVersion: string;
            /** @description IP address. */
            ip: string;
            /** @description Country, ISO 3166-1 alpha-2. */
            country: string | null;
            /** @description Region, the part of ISO 3166-2 after the country. */
            region: string | null;
            /** @description Whether the country is in the European Union; here `1` or `0`. */
            eu: string | null;
            /** @description Time zone, IANA name. */
            timezone: string | null;
            /** @description City. */
            city: string | null;
            /** @description Metro code of the place, 0 where there is none. */
            metro: number | null;
            /** @description Latitude and longitude in degrees. */
            ll: number[] | null;
            /** @description Radius around that point in kilometres. */
            area: number | null;
            /** @description The browser's own description of itself. */
            userAgent: string;
            /** @description Name of the browser. */
            browserType: string;
            /** @description Version of the browser. */
            browserVersion: string;
        };
        /** @description An applicant in two fields. */
        ApplicantWithStatus: {
            /**
             * Format: uuid
             * @description Internal id.
             */
            id: string;
            status: components["schemas"]["ApplicantStatus"];
        };
        /** @description An applicant who will be deleted. */
        ScheduledDeletion: {
            /**
             * Format: uuid
             * @description Internal id.
             */
            id: string;
            /**
             * Format: date-time
             * @description When the applicant will be deleted, UTC ISO 8601 with milliseconds.
             */
            scheduledDeletionDate: string;
        };
        /** @description An applicant who stays. */
        RestoredApplicant: {
            /**
             * Format: uuid
             * @description Internal id.
             */
            id: string;
        };
        /** @description A token for the applicant's own client. */
        Token: {
            /**
             * Format: uuid
             * @description Id of this verification.
             */
            transactionId: string;
            /** @description JWT, signed with HS256, with the claims `exp` and `iat` (seconds), `appKey`, `transactionId`, `externalUserId` and `flowId`. Algorithm and claims are assumed. */
            accessToken: string;
            /**
             * Format: uri
             * @description Page on which the verification begins. It points into the sandbox and ends with the token, which is assumed. The page does not exist yet.
             */
            link: string;
            /**
             * Format: uuid
             * @description Internal id of the applicant.
             */
            applicantId: string;
            /** @description Lifetime of the token in seconds. */
            ttl: number;
        };
        /**
         * @description `REGULAR` verifies a person, `ON_DEMAND` asks for something more. The vendor's guide speaks of a regular flow; its spelling here is assumed.
         * @enum {string}
         */
        FlowType: "ON_DEMAND" | "REGULAR";
        /**
         * @description A step of a flow. `DOCUMENT_CAPTURE` is in the reference, `PASSIVE_LIVENESS` and `FACE_MATCH` in older pages; the other steps exist, but their spelling is assumed.
         * @enum {string}
         */
        Service: "DOCUMENT_CAPTURE" | "PASSIVE_LIVENESS" | "FACE_MATCH" | "EMAIL" | "PHONE" | "AML" | "QUESTIONNAIRE";
        /** @description A named list of services an applicant goes through. */
        Flow: {
            /** @description Name, unique within the company. */
            name: string;
            /** @description Id of the flow. */
            id: number;
            type: components["schemas"]["FlowType"];
            /** @description Whether the system decides as soon as the applicant is completed. */
            autoApprove: boolean;
            /** @description Whether the face must not be known from another applicant. */
            uniqueFaceMatch: boolean;
            /** @description The services, in order. */
            services: components["schemas"]["Service"][];
        };
        /**
         * @description `OPEN` begun, `ACCEPTED` passed, `INCOMPLETE` something is missing, `REJECTED` failed. Only `REJECTED` is in the reference; the vendor's guide shows the others as labels.
         * @enum {string}
         */
        ServiceStatus: "OPEN" | "ACCEPTED" | "INCOMPLETE" | "REJECTED";
        /** @description One service an applicant has begun. */
        ServiceData: {
            /** @description What the service found; null while it has found nothing. */
            data: components["schemas"]["DocumentData"] | components["schemas"]["ServiceResult"] | null;
            service: components["schemas"]["Service"];
            status: components["schemas"]["ServiceStatus"];
            type: components["schemas"]["FlowType"];
            /** @description How many earlier results of this service were set aside. */
            deactivatedServiceCount: number;
            /** @description What went wrong technically. */
            errorMessage: string | null;
            /** @description Why the service did not accept. */
            reason: string | null;
        };
        /** @description What a service other than document capture found. */
        ServiceResult: {
            /**
             * Format: uuid
             * @description Id of the result.
             */
            id: string;
            /**
             * @description The service.
             * @enum {string}
             */
            stepType: "PASSIVE_LIVENESS" | "FACE_MATCH" | "EMAIL" | "PHONE" | "AML" | "QUESTIONNAIRE";
            /** @description 0 failed, 1 passed, 2 not decided. */
            overallResult: number;
            /** @description Duration in milliseconds. */
            elapsedTime: number;
            /**
             * Format: date-time
             * @description Creation, UTC ISO 8601 with milliseconds.
             */
            createdAt: string;
        };
        /** @description What document capture read. The reference does not explain the numeric codes; where a description gives them a meaning, it is the one the sandbox's data uses. */
        DocumentData: {
            /**
             * Format: uuid
             * @description Id of the result.
             */
            id: string;
            /**
             * @description The service.
             * @constant
             */
            stepType: "DOCUMENT_CAPTURE";
            /** @description Numeric code; here 0 failed, 1 passed, 2 not decided. */
            overallResult: number;
            /** @description Duration of the reading; here in milliseconds. */
            elapsedTime: number;
            /** @description Duration of reading the chip; here in milliseconds, 0 without a chip. */
            elapsedTimeRFID: number;
            /** @description How many pages the applicant uploaded. */
            uploadedPagesCount: number;
            /**
             * Format: date-time
             * @description Creation, UTC ISO 8601 with milliseconds.
             */
            createdAt: string;
            /** @description What kind of document each page is. */
            types: components["schemas"]["DocumentType"][];
            /** @description Pictures found, grouped by kind. */
            graphics: components["schemas"]["GraphicGroup"][];
            /** @description Texts found, grouped by kind. */
            fields: components["schemas"]["FieldGroup"][];
        };
        /** @description The kind of document a page belongs to. */
        DocumentType: {
            /**
             * Format: uuid
             * @description Id of this entry.
             */
            id: string;
            /**
             * Format: uuid
             * @description Id of the document.
             */
            docId: string;
            /** @description Name of the document with country and year, for example `Singapore - Passport (2017)`. */
            name: string;
            /** @description Page, counted from 0. */
            pageIndex: number;
            /** @description Whether the page has a machine readable zone. */
            hasMRZ: boolean;
            /** @description Issuing country, three letters. */
            icao: string;
            /** @description Numeric code; here 11 passport, 12 identity card. */
            type: number;
            /** @description Year in which this kind of document was introduced. */
            year: string;
            /** @description Numeric code; here 0 card size, 2 passport size. */
            format: number;
            /**
             * Format: date-time
             * @description Creation, UTC ISO 8601 with milliseconds.
             */
            createdAt: string;
        };
        /** @description Pictures of one kind. */
        GraphicGroup: {
            /** @description Numeric code; here 201 portrait, 207 the whole page. */
            fieldType: number;
            /** @description The pictures. */
            data: components["schemas"]["Graphic"][];
        };
        /** @description A picture found on a page. */
        Graphic: {
            /**
             * Format: uuid
             * @description Id of this entry.
             */
            id: string;
            /**
             * Format: uuid
             * @description Id of the document.
             */
            docId: string;
            /** @description Numeric code; here 201 portrait, 207 the whole page. */
            fieldType: number;
            /** @description Numeric code; here 17 the printed page. */
            sourceType: number;
            /** @description Numeric code of no published meaning. */
            containerType: number;
            /** @description Page, counted from 0. */
            pageIndex: number;
            /** @description The picture; here a URL. */
            image: string;
            /**
             * Format: date-time
             * @description Creation, UTC ISO 8601 with milliseconds.
             */
            createdAt: string;
        };
        /** @description Texts of one kind. */
        FieldGroup: {
            /** @description Numeric code; here 1 issuing country, 2 document number, 3 expiry, 5 birth, 8 surname, 9 given names, 11 nationality, 12 sex, 25 full name. */
            fieldType: number;
            /** @description The texts, one for each place it was read from. */
            data: components["schemas"]["Field"][];
        };
        /** @description A text found on a page. */
        Field: {
            /**
             * Format: uuid
             * @description Id of this entry.
             */
            id: string;
            /**
             * Format: uuid
             * @description Id of the document.
             */
            docId: string;
            /** @description Numeric code, that of the group. */
            fieldType: number;
            /** @description Numeric code of the language; here 0, Latin letters. */
            lcid: number;
            /** @description Numeric code; here 0 failed, 1 passed, 2 not checked. */
            status: number;
            /** @description Page, counted from 0. */
            pageIndex: number;
            /** @description How certain the reading is; here in percent. */
            probability: number;
            /** @description Numeric code; here 0 invalid, 1 valid, 2 not checked. */
            validity: number;
            /** @description The text. Dates are `YYYY-MM-DD`. */
            value: string;
            /** @description Numeric code; here 3 machine readable zone, 17 the printed page. */
            sourceType: number;
            /** @description Comparison with other sources. Free-form, of no published content; here `source` (`suppliedInfo`), the `value` there and the `result`, `MATCH` or `MISMATCH`. Empty where nothing was supplied. The `status` of a field that differs is 0. */
            comparison: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description Creation, UTC ISO 8601 with milliseconds.
             */
            createdAt: string;
        };
        /** @description A form with its questions. */
        Questionnaire: {
            /**
             * Format: uuid
             * @description Id of the questionnaire.
             */
            id: string;
            /** @description Name. */
            name: string;
            /** @description What it is for. */
            description: string;
            /**
             * Format: uuid
             * @description Key of the company.
             */
            clientKey: string;
            /** @description The questions. Free-form; here `title` and `pages[].elements[]` with `type`, `name` and `title`. */
            content: {
                [key: string]: unknown;
            };
            /** @description The version. Free-form; here its `number`. */
            version: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description Creation, UTC ISO 8601 with milliseconds.
             */
            createdAt: string;
        };
        /**
         * @description A blockchain. Only `BTC` is in the reference.
         * @enum {string}
         */
        Blockchain: "BTC" | "LTC" | "BCH" | "ETH" | "TRX" | "BSC" | "SOL" | "XRP" | "DOGE" | "MATIC";
        /**
         * @description What was checked. Only `WALLET` is in the reference.
         * @enum {string}
         */
        CryptoType: "WALLET" | "TRANSACTION";
        /**
         * @description Risk by score: 0-30 `LOW`, 31-69 `MEDIUM`, 70-100 `HIGH`; `UNKNOWN` before there is a score. Only `UNKNOWN` is in the reference; the vendor's guide names the bands.
         * @enum {string}
         */
        CryptoReviewStatus: "UNKNOWN" | "LOW" | "MEDIUM" | "HIGH";
        /** @description Where to find the details. */
        CryptoSearchResult: {
            /**
             * Format: uuid
             * @description Id of the check.
             */
            id: string;
            type: components["schemas"]["CryptoType"];
        };
        /** @description Risk of a wallet or a transaction. The reference names these fields without explaining them; what a description says of a number's meaning is what the sandbox's data uses. */
        CryptoCheck: {
            type: components["schemas"]["CryptoType"];
            /**
             * Format: uuid
             * @description Id of the check.
             */
            id: string;
            /**
             * Format: uuid
             * @description Key of the company.
             */
            clientKey: string;
            /**
             * Format: uuid
             * @description Internal id of the applicant it was made for; null for a search through this API, and once the applicant is deleted.
             */
            applicantId: string | null;
            blockchain: components["schemas"]["Blockchain"];
            reviewStatus: components["schemas"]["CryptoReviewStatus"];
            /** @description The address checked; null for a transaction. */
            address: string | null;
            /** @description The transaction hash checked; null for a wallet. */
            txHash: string | null;
            /** @description Risk from 0 to 100. */
            score: number;
            /** @description Balance of the wallet or amount of the transaction, decimal string in the blockchain's own currency. */
            amount: string;
            /** @description Uses of funds, where the money went. */
            uof: components["schemas"]["FundsEntry"][];
            /** @description Sources of funds, where the money came from. */
            sof: components["schemas"]["FundsEntry"][];
            /** @description What is known of the address; null for a transaction. */
            addressInfo: components["schemas"]["AddressInfo"] | null;
            /** @description Known parties involved. */
            entities: components["schemas"]["Entity"][];
            /** @description Whether the check is repeated by itself. */
            isMonitoring: boolean;
            /**
             * Format: date-time
             * @description When the score was last computed, UTC ISO 8601 with milliseconds.
             */
            lastUpdateDate: string;
            /** @description Whether there were movements since. */
            outdated: boolean;
            /**
             * Format: date-time
             * @description Creation, UTC ISO 8601 with milliseconds.
             */
            createdAt: string;
            /** @description What happened to the check, oldest first. */
            timelines: components["schemas"]["TimelineEntry"][];
            /** @description What officers wrote, oldest first. */
            comments: components["schemas"]["Comment"][];
            /**
             * Format: date-time
             * @description Last change, UTC ISO 8601 with milliseconds.
             */
            updatedAt: string;
        };
        /** @description One source or use of funds. */
        FundsEntry: {
            /** @description Hash of the latest transaction with this party. */
            hash: string;
            /** @description True for money that went out, false for money that came in. */
            forward: boolean;
            /** @description Name of the party; null if not known. */
            owner: string | null;
            /** @description Risk of the party, 0 to 100. */
            score: number;
            /** @description Kind of party in words. */
            type: string;
            /** @description Distance in transactions; 1 is direct. */
            depth: number;
            /** @description Amount in the blockchain's own currency. */
            amount: number;
            /** @description Address of the party. */
            address: string;
            /** @description Share of all sources or uses in percent. */
            share: number;
            /** @description Number of transactions with this party. */
            transactionCount: number;
            /** @description Whether the owner could not be named. */
            unidentified: boolean;
            /** @description Whether not even the kind of party is known. */
            unknown: boolean;
            /** @description Amount in US dollars. */
            amountCur: number;
            /** @description Number of the group of addresses the party belongs to. */
            cluster: number;
            /** @description Time of the direct transaction, Unix seconds; null if there is none. */
            directStamp: number | null;
            /** @description Time of the latest transaction, Unix seconds. */
            timestamp: number;
            /** @description List the party is on; here `trusted`, `suspicious`, `severe` or null. */
            listType: string | null;
            /** @description Amount as a decimal number; here the same as `amount`. */
            amountDec: number;
            /** @description Hash of the direct transaction; null if there is none. */
            directTx: string | null;
        };
        /** @description What is known of an address. */
        AddressInfo: {
            /** @description The address. */
            address: string;
            /** @description Name of the owner; null if not known. */
            owner: string | null;
            /** @description The address in one sentence. */
            description: string | null;
            type: components["schemas"]["AddressCategory"];
            /** @description Number of all transactions. */
            txCount: number;
            /** @description Number of incoming transactions. */
            txReceivedCount: number;
            /** @description Number of outgoing transactions. */
            txSentCount: number;
            /** @description Groups of labels. */
            tags: string[][];
            balance: components["schemas"]["Balance"];
            /** @description First transaction, Unix seconds. */
            firstSeen: number;
            /** @description Latest transaction, Unix seconds. */
            lastSeen: number;
            /** @description Number of addresses that funded it. */
            parentCount: number;
            /** @description Number of those that sent the blockchain's own currency. */
            parentNativeCount: number;
            /** @description Technical kind of address in words. */
            addressType: string;
            /** @description Whether sources disagree on the owner. */
            conflict: boolean;
            /** @description Number of transactions in ether; 0 on other blockchains. */
            totalETHTxs: number;
            /** @description Number of transactions made by contracts. */
            totalInternalTxs: number;
            /** @description Number of token transactions. */
            totalTokensTxs: number;
            /** @description Currencies the address holds. */
            assets: components["schemas"]["Asset"][];
        };
        /** @description Kind of owner an address has. */
        AddressCategory: {
            /** @description Id of the kind. */
            id: string;
            /** @description Name of the kind. */
            name: string;
            /** @description Usual risk of the kind, 0 to 100. */
            score: number;
        };
        /** @description What an address holds in the blockchain's own currency. */
        Balance: {
            /** @description Amount, decimal string. */
            amount: string;
            /** @description Price of one unit in US dollars. */
            price: number;
            /** @description Time of that price, Unix seconds. */
            priceTimestamp: number;
            /** @description Symbol of the currency. */
            symbol: string;
        };
        /** @description A currency an address holds. */
        Asset: {
            /** @description Whether checks cover this currency. */
            supported: boolean;
            /** @description Name of the currency. */
            name: string;
            /** @description Symbol of the currency. */
            symbol: string;
            /** @description Picture of the currency, a URL. */
            icon: string;
        };
        /** @description A known party involved. */
        Entity: {
            /**
             * Format: uuid
             * @description Id of the party.
             */
            id: string;
            /** @description Risk of the party, 0 to 100. */
            score: number;
            /** @description Kind of party in words. */
            scoreType: string;
            /** @description Name of the party. */
            name: string;
            /** @description Id of the kind of party. */
            scoreTypeId: string;
        };
        /** @description Something that happened to a check. */
        TimelineEntry: {
            /**
             * Format: uuid
             * @description Id of the entry.
             */
            id: string;
            /**
             * Format: uuid
             * @description Id of the call that caused it.
             */
            requestUniqueId: string;
            /**
             * @description What happened. The reference shows this value only.
             * @enum {string}
             */
            eventName: "CRYPTO_AML_STATUS_UPDATED";
            /**
             * Format: uuid
             * @description Internal id of the applicant the check is for.
             */
            applicantId: string | null;
            /**
             * Format: uuid
             * @description Key of the application that acted.
             */
            appKey: string;
            /** @description More about it. Free-form; here `from`, `to` and `score`. */
            data: {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @description Id of the check.
             */
            amlId: string;
            /** @description Id of the officer who acted; null for the system. */
            userId: number | null;
            /** @description Device of who acted. Free-form; empty for the system. */
            device: {
                [key: string]: unknown;
            };
            /** @description Place of who acted. Free-form; empty for the system. */
            geo: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description Creation, UTC ISO 8601 with milliseconds.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Last change, UTC ISO 8601 with milliseconds.
             */
            updatedAt: string;
        };
        /** @description What an officer wrote on a check. */
        Comment: {
            /**
             * Format: uuid
             * @description Id of the comment.
             */
            id: string;
            /** @description The text. */
            content: string;
            /**
             * Format: uuid
             * @description Id of the check.
             */
            amlId: string;
            /** @description Id of the officer. */
            authorId: number;
            /**
             * Format: uuid
             * @description Id of the comment this one answers; null if none.
             */
            parentId: string | null;
            /** @description Name of the officer. */
            authorName: string;
            /**
             * Format: date-time
             * @description Last change, UTC ISO 8601 with milliseconds.
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description Creation, UTC ISO 8601 with milliseconds.
             */
            createdAt: string;
            /** @description The comment this one answers; null if none. */
            parentComment: components["schemas"]["Comment"] | null;
        };
    };
    responses: {
        /** @description The request does not fit this document. All findings are in `errors`; nothing was changed. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The request does not fit this document, or `flowName` is not the name of a flow. Nothing was changed. */
        UnknownFlowBadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The header `x-private-app-key` is missing or holds no known key. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No applicant of this application has that internal or external id. */
        ApplicantNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No applicant of this application has that id, or no flow has that id or name. */
        ApplicantOrFlowNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No questionnaire has that id. */
        QuestionnaireNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No check of that type has that id. */
        CheckNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Another applicant of this application has that `externalUserId`. Nothing was created. */
        ExternalUserIdConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The applicant is scheduled for deletion; restore it first. Nothing was changed. 400 by the reading `illegal-transition`. */
        ScheduledConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The applicant is scheduled for deletion already. The deadline stays as it was. 400 by the reading `illegal-transition`. */
        AlreadyScheduledConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The applicant is not scheduled for deletion, so there is nothing to restore. 400 by the reading `illegal-transition`. */
        NotScheduledConflict: {
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
        /** @description The sandbox's own defect. Its answer would have broken this document, so it was held back. */
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
         * @description Internal id (UUID) or `externalUserId` of the applicant. The internal id wins where both would match (reading `ambiguous-id`: the external one).
         * @example user-1003
         */
        ApplicantId: string;
        /**
         * @description Id (UUID) of the questionnaire.
         * @example 3281ae38-78a3-48db-926c-708002e64910
         */
        QuestionnaireId: string;
        /**
         * @description Id (UUID) of the check, from the search.
         * @example c95219e7-b1db-415f-8938-1961e0b21208
         */
        AmlId: string;
        /**
         * @description Type of the check, as the search returned it (`WALLET` or `TRANSACTION`).
         * @example WALLET
         */
        CryptoType: components["schemas"]["CryptoType"];
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createApplicant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who the applicant is to the client, and which flow to go through. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApplicant"];
            };
        };
        responses: {
            /** @description The new applicant. The body says `statusCode` 200. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicantAnswer"];
                };
            };
            400: components["responses"]["UnknownFlowBadRequest"];
            401: components["responses"]["Unauthorized"];
            409: components["responses"]["ExternalUserIdConflict"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getApplicant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Internal id (UUID) or `externalUserId` of the applicant. The internal id wins where both would match (reading `ambiguous-id`: the external one).
                 * @example user-1003
                 */
                applicantId: components["parameters"]["ApplicantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The applicant. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicantAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ApplicantNotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getApplicantStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Internal id (UUID) or `externalUserId` of the applicant. The internal id wins where both would match (reading `ambiguous-id`: the external one).
                 * @example user-1003
                 */
                applicantId: components["parameters"]["ApplicantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Internal id and current status. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicantStatusAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ApplicantNotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    moveApplicantToFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Internal id (UUID) or `externalUserId` of the applicant. The internal id wins where both would match (reading `ambiguous-id`: the external one).
                 * @example user-1003
                 */
                applicantId: components["parameters"]["ApplicantId"];
            };
            cookie?: never;
        };
        /** @description The flow to move to. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveToFlow"];
            };
        };
        responses: {
            /** @description Internal id and new status. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicantStatusAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ApplicantOrFlowNotFound"];
            409: components["responses"]["ScheduledConflict"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["InternalServerError"];
        };
    };
    scheduleApplicantDeletion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Internal id (UUID) or `externalUserId` of the applicant. The internal id wins where both would match (reading `ambiguous-id`: the external one).
                 * @example user-1003
                 */
                applicantId: components["parameters"]["ApplicantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Internal id and the instant of the deletion. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduledDeletionAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ApplicantNotFound"];
            409: components["responses"]["AlreadyScheduledConflict"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["InternalServerError"];
        };
    };
    restoreApplicant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Internal id (UUID) or `externalUserId` of the applicant, as elsewhere.
                 * @example user-1010
                 */
                applicantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Internal id of the restored applicant. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RestoredAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ApplicantNotFound"];
            409: components["responses"]["NotScheduledConflict"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["InternalServerError"];
        };
    };
    createApplicantToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Internal id (UUID) or `externalUserId` of the applicant. The internal id wins where both would match (reading `ambiguous-id`: the external one).
                 * @example user-1003
                 */
                applicantId: components["parameters"]["ApplicantId"];
            };
            cookie?: never;
        };
        /** @description Every field is optional, and so is the body. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateToken"];
            };
        };
        responses: {
            /** @description The token. The body says `statusCode` 200. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            400: components["responses"]["UnknownFlowBadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ApplicantNotFound"];
            409: components["responses"]["ScheduledConflict"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getQuestionnaire: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id (UUID) of the questionnaire.
                 * @example 3281ae38-78a3-48db-926c-708002e64910
                 */
                id: components["parameters"]["QuestionnaireId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The questionnaire. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionnaireAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["QuestionnaireNotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    searchCryptoAml: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A blockchain, and either an address or a transaction hash. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchCryptoAml"];
            };
        };
        responses: {
            /** @description Id and type of the check. The body says `statusCode` 200. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CryptoSearchAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getCryptoAmlDetails: {
        parameters: {
            query: {
                /**
                 * @description Type of the check, as the search returned it (`WALLET` or `TRANSACTION`).
                 * @example WALLET
                 */
                type: components["parameters"]["CryptoType"];
            };
            header?: never;
            path: {
                /**
                 * @description Id (UUID) of the check, from the search.
                 * @example c95219e7-b1db-415f-8938-1961e0b21208
                 */
                amlId: components["parameters"]["AmlId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The check. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CryptoCheckAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["CheckNotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
}
export type Schemas = components['schemas'];
export interface Readings {
    "unknown-parameters": "refused" | "ignored";
    "moved-status": "INIT" | "INCOMPLETE";
    "duplicate-external-id": "refused" | "existing";
    "ambiguous-id": "internal" | "external";
    "illegal-transition": "409" | "400";
    "token-flow": "claim" | "moves";
    "repeated-search": "new" | "same";
    "doubtful-applicant": "held" | "only warned";
    "flow-id": "string only" | "string or number";
    "wallet-address": "those of the blockchain" | "any text";
    "details-type-mismatch": "404" | "400";
    "unknown-fields": "refused" | "ignored";
}
export type Persona = { "name": string; "description": string; "headers": { "x-private-app-key": string }; "appKey": string };
export interface Values {
    "printed": "text";
    "clientKey": "7e9a1c34-52d8-4f06-9b7d-e3a1c05f8b26";
    "applicant": { "dateOfBirth": null; "ip": null; "country": null; "region": null; "timezone": null; "city": null; "image": null; "fullName": null; "fullNameSetByUser": false; "servicesData": (never)[]; "amlMonitoring": null; "device": null };
    "device": { "sdkVersion": "2.4.1"; "ip": "192.0.2.10"; "country": "CY"; "region": "02"; "eu": "1"; "timezone": "Asia/Nicosia"; "city": "Limassol"; "metro": 0; "ll": (34.6786 | 33.0413)[]; "area": 20; "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"; "browserType": "Firefox"; "browserVersion": "140.0" };
    "review": { "comment": null; "warnings": null; "details": null; "reviewerId": null; "reviewerFullName": null; "statusSetById": null; "statusSetByName": null };
    "officer": { "id": 17; "name": "Marta Kowalczyk" };
    "service": { "data": null; "status": "OPEN"; "deactivatedServiceCount": 0; "errorMessage": null; "reason": null };
    "people": { "surnames": ("ERIKSSON" | "MARTIN" | "NOVOTNY" | "OLIVEIRA" | "TANAKA" | "ACHEBE" | "KOWALSKA" | "HAUGEN" | "DUBOIS" | "RAHMAN" | "SILVA" | "PAPADAKIS")[]; "givenNames": ("ANNA MARIA" | "JO" | "SASHA" | "ROBIN" | "KIM" | "ANDREA" | "NOA" | "ALEX" | "CHARLIE" | "MICA" | "DANA" | "RENE")[] };
    "passport": { "result": { "stepType": "DOCUMENT_CAPTURE"; "overallResult": 1; "elapsedTimeRFID": 0; "uploadedPagesCount": 1 }; "type": { "name": "Utopia - Passport (2020)"; "hasMRZ": true; "icao": "UTO"; "type": 11; "year": "2020"; "format": 2 }; "portrait": { "sourceType": 17; "fieldType": 201; "containerType": 6 }; "text": { "sourceType": 17; "lcid": 0; "status": 1; "probability": 97; "validity": 1 }; "texts": ({ "fieldType": 1; "value": "UTO" } | { "fieldType": 3; "value": "2034-04-15" } | { "fieldType": 11; "value": "Utopian" } | { "fieldType": 12; "value": "X" })[] };
    "coins": { "BTC": { "name": "Bitcoin"; "price": 95310.4; "caseless": ("bc1")[]; "prefix": "bc1q"; "letters": "qpzry9x8gf2tvdw0s3jn54khce6mua7l"; "length": 38; "example": "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4" }; "LTC": { "name": "Litecoin"; "price": 82.15; "caseless": ("ltc1")[]; "prefix": "ltc1q"; "letters": "qpzry9x8gf2tvdw0s3jn54khce6mua7l"; "length": 38; "example": "ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9" }; "BCH": { "name": "Bitcoin Cash"; "price": 612.7; "caseless": ("q" | "p")[]; "prefix": "q"; "letters": "qpzry9x8gf2tvdw0s3jn54khce6mua7l"; "length": 41; "example": "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a" }; "ETH": { "name": "Ether"; "price": 3284.15; "caseless": ("")[]; "prefix": "0x"; "letters": "0123456789abcdef"; "length": 40; "example": "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed" }; "TRX": { "name": "TRON"; "price": 0.2984; "caseless": (never)[]; "prefix": "T"; "letters": "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"; "length": 33; "example": "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t" }; "BSC": { "name": "BNB"; "price": 931.6; "caseless": ("")[]; "prefix": "0x"; "letters": "0123456789abcdef"; "length": 40; "example": "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed" }; "SOL": { "name": "Solana"; "price": 143.2; "caseless": (never)[]; "prefix": ""; "letters": "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"; "length": 44; "example": "So11111111111111111111111111111111111111112" }; "XRP": { "name": "XRP"; "price": 2.09; "caseless": (never)[]; "prefix": "r"; "letters": "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"; "length": 33; "example": "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh" }; "DOGE": { "name": "Dogecoin"; "price": 0.1402; "caseless": (never)[]; "prefix": "D"; "letters": "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"; "length": 33; "example": "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L" }; "MATIC": { "name": "Polygon"; "price": 0.2135; "caseless": ("")[]; "prefix": "0x"; "letters": "0123456789abcdef"; "length": 40; "example": "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed" } };
    "senders": { "LOW": { "listType": "trusted"; "entity": { "id": "db078f8e-915d-4448-abe5-c6579630c509"; "score": 5; "scoreType": "Licensed exchange"; "name": "Northgate Exchange"; "scoreTypeId": "exchange-licensed" } }; "MEDIUM": { "listType": "suspicious"; "entity": { "id": "8178e827-e428-448b-90ec-30f208863c39"; "score": 60; "scoreType": "Gambling"; "name": "Lucky Seven Casino"; "scoreTypeId": "gambling" } }; "HIGH": { "listType": "severe"; "entity": { "id": "909b9f2c-c9b2-4030-9ef5-54f4c5c75474"; "score": 95; "scoreType": "Mixer"; "name": "Foggy River Mixer"; "scoreTypeId": "mixer" } } };
    "firstDay": "2024-01-01T00:00:00.000Z";
    "check": { "applicantId": null; "isMonitoring": false; "outdated": false; "comments": (never)[] };
    "funds": { "depth": 1; "share": 100; "transactionCount": 1; "unidentified": false; "unknown": false };
    "address": { "owner": null; "type": { "id": "unhosted"; "name": "Unhosted wallet"; "score": 40 }; "txCount": 2; "txReceivedCount": 1; "txSentCount": 1; "parentCount": 1; "parentNativeCount": 1; "addressType": "unknown"; "conflict": false; "totalInternalTxs": 0; "totalTokensTxs": 0 };
    "timeline": { "eventName": "CRYPTO_AML_STATUS_UPDATED"; "applicantId": null; "userId": null; "device": {  }; "geo": {  } };
}
