export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether everything is loaded and checked
         * @description Answers 200 once documents, fixtures, life cycles and readings are loaded and checked; the port is not open before.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lifecycles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the life cycles, as tables
         * @description Every table by which a status moves, as the sandbox uses it.
         */
        get: operations["listLifecycles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who may call the vendors' APIs
         * @description Every persona with the headers that make a caller this persona.
         */
        get: operations["listPersonas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vendors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the vendors, and where their APIs are
         * @description Every vendor served, with the path its API begins at.
         */
        get: operations["listVendors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/magic": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the magic values
         * @description Values that force an outcome, per vendor.
         */
        get: operations["listMagicValues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the readings of the world
         * @description Every question the vendors' documents leave open, with the answer this world gives.
         */
        get: operations["listReadings"];
        /**
         * Switch readings in the world
         * @description Takes `provider/reading` -> option for those to switch; the others stay. All are switched or none.
         */
        put: operations["switchReadings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worlds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the worlds
         * @description Those begun since the start, and those kept from an earlier run.
         */
        get: operations["listWorlds"];
        put?: never;
        /**
         * Begin a world
         * @description A world also begins by itself when a call first names it; this way it gets its own seed, clock and readings.
         */
        post: operations["createWorld"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worlds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Drop a world
         * @description Its data is gone. A later call that names it begins it anew.
         */
        delete: operations["deleteWorld"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return the world to its fixtures
         * @description Data, clock, ids and readings are as they were when the world began.
         */
        post: operations["resetWorld"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell the world's time
         * @description The world's time, and whether it stands still.
         */
        get: operations["getClock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move the world's clock forward
         * @description Everything that comes due on the way fires, in order, before this answers.
         */
        post: operations["advanceClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{provider}/{resource}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the records of a resource
         * @description The records as the world keeps them, whatever the vendor's API shows of them; in the order the store has them.
         */
        get: operations["listRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{provider}/{resource}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a record
         * @description The record as the world keeps it.
         */
        get: operations["getRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{provider}/{resource}/{id}/simulate/{event}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fire an event of a life cycle
         * @description For what no vendor call does, such as an applicant finishing their documents. The life cycle is obeyed. Where a role is needed,
         *     the first persona that has it acts, or the one named by `as`.
         */
        post: operations["simulateEvent"];
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
        /** @description 1 to 64 letters, digits, - and _. */
        WorldId: string;
        /** @description A status as the vendor spells it. */
        Status: string | number | null;
        /** @description A record of a vendor's resource. */
        Record: {
            [key: string]: unknown;
        };
        /**
         * @description What it rests on.
         * @enum {unknown}
         */
        Grade: "documented" | "observed" | "assumed";
        /** @description `provider/reading` -> option. */
        Switches: {
            [key: string]: string;
        };
        World: {
            id: components["schemas"]["WorldId"];
            /** @description Seed of its ids and invented values. */
            seed: number;
            /**
             * Format: date-time
             * @description When it began; fixtures are shifted to this instant.
             */
            startTime: string;
            /** @description Whether its clock stands still until advanced. */
            frozen: boolean;
            /**
             * Format: date-time
             * @description Its time.
             */
            now: string;
            readings: components["schemas"]["Switches"];
            /** @description Path prefix of the world, for clients that can set no header. */
            url: string;
        };
        Clock: {
            /**
             * Format: date-time
             * @description World time.
             */
            now: string;
            /** @description Whether it stands still until advanced. */
            frozen: boolean;
        };
        Fired: {
            /**
             * Format: date-time
             * @description World time at which it fired.
             */
            at: string;
            /** @description Name of the vendor. */
            provider: string;
            /** @description Name of the resource. */
            resource: string;
            /** @description Id of the record. */
            id: string;
            /** @description The event. */
            event: string;
            from: components["schemas"]["Status"];
            to: components["schemas"]["Status"];
            /** @description Persona who fired it; null where nobody did, as for the clock. */
            by: string | null;
        };
        Lifecycle: {
            /** @description Name of the vendor. */
            provider: string;
            /** @description Name of the resource. */
            resource: string;
            /** @description Field of the record the life cycle governs. */
            field: string;
            initial: components["schemas"]["Status"];
            /** @description Every status of the table. */
            statuses: components["schemas"]["Status"][];
            /** @description Where the field is no enum: the statuses of a record without and with it, and of one that is gone. */
            presence?: {
                [key: string]: components["schemas"]["Status"];
            };
            /** @description Every event of the table. */
            events: components["schemas"]["Event"][];
        };
        Event: {
            /** @description Name of the event. */
            event: string;
            /** @description Statuses it may start from. */
            from: components["schemas"]["Status"][];
            /** @description More statuses it may start from in worlds with this reading. */
            also?: {
                /** @description The statuses. */
                from: components["schemas"]["Status"][];
                /** @description The reading. */
                reading: string;
                /** @description Its option. */
                is: string;
            };
            to?: components["schemas"]["Status"];
            /** @description Role the caller must have. */
            by?: string;
            /** @description Conditions beyond the status. */
            guards?: string[];
            /** @description Events that follow at once: the first whose guards let it. */
            followedBy?: string[];
            /** @description Fires by itself this long after the record came to the status. */
            after?: string;
            /** @description Fires by itself at the instant in this field of the record. */
            at?: string;
        };
        Persona: {
            /** @description Name of the vendor. */
            provider: string;
            /** @description Name of the persona. */
            name: string;
            /** @description Who it is and what it may do. */
            description: string;
            /** @description Headers that make a caller this persona. */
            headers: {
                [key: string]: string;
            };
        };
        Vendor: {
            /** @description Name of the vendor. */
            name: string;
            /** @description Title of its API. */
            title: string;
            /** @description Path its API begins at, such as /api/v2. */
            base: string;
        };
        MagicValue: {
            /** @description Name of the vendor. */
            provider: string;
            /** @description Field that is looked at. */
            where: string;
            /** @description Its value. */
            value: string;
            /** @description What it forces. */
            outcome: string;
        };
        Reading: {
            /** @description `provider/reading`. */
            id: string;
            /** @description Name of the vendor. */
            provider: string;
            /** @description What the vendor's documents leave open. */
            question: string;
            /** @description Possible answers. */
            options: string[];
            /** @description The sandbox's answer. */
            default: string;
            /** @description The answer this world gives. */
            option: string;
            grade: components["schemas"]["Grade"];
            /** @description What the default rests on. */
            source: string;
        };
        Finding: {
            /** @description Where, such as /body/by. */
            path: string;
            /** @description What is wrong there. */
            message: string;
        };
        Problem: {
            /** @description Kind of problem. */
            type: string;
            /** @description The kind in words. */
            title: string;
            /** @description HTTP status code. */
            status: number;
            /** @description The kind as a constant, such as INVALID_STATE_TRANSITION. */
            code: string;
            /** @description What went wrong this time. */
            detail: string;
            /** @description Everything that is wrong with the request. */
            findings?: components["schemas"]["Finding"][];
            recordStatus?: components["schemas"]["Status"];
            /** @description Events that are legal now. */
            allowedEvents?: string[];
        };
    };
    responses: {
        /** @description What went wrong, as problem details. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description Name of the vendor.
         * @example aquanow
         */
        Provider: string;
        /**
         * @description Name of the resource.
         * @example approvals
         */
        Resource: string;
        /**
         * @description Id of the record.
         * @example cba4e337-8876-46fe-9216-438a82ce7697
         */
        RecordId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Always `ok`.
                         * @constant
                         */
                        status: "ok";
                        /** @description Version of Countersign. */
                        version: string;
                        /** @description Names of the vendors served. */
                        providers: string[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listLifecycles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tables. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lifecycle"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listPersonas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The personas. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Persona"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listVendors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The vendors. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Vendor"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listMagicValues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The magic values. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MagicValue"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listReadings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The readings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reading"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    switchReadings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Switches"];
            };
        };
        responses: {
            /** @description The readings, as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reading"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listWorlds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The worlds, by id. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["World"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createWorld: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    id?: components["schemas"]["WorldId"];
                    /** @description Seed of the world's ids and invented values. */
                    seed?: number;
                    /**
                     * Format: date-time
                     * @description ISO 8601 instant at which the world's clock stands still; without, it runs with real time.
                     */
                    startTime?: string;
                    readings?: components["schemas"]["Switches"];
                };
            };
        };
        responses: {
            /** @description The world. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["World"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteWorld: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The world. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Dropped. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    resetWorld: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The world. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["World"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    advanceClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Time span, such as 60s, 2h or 20d. */
                    by: string;
                };
            };
        };
        responses: {
            /** @description The clock, and what fired. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description World time after the advance.
                         */
                        now: string;
                        /** @description Timed events, in the order they fired. */
                        fired: components["schemas"]["Fired"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listRecords: {
        parameters: {
            query?: {
                /** @description At most so many; 100 unless given. */
                limit?: number;
                /** @description How many to skip. */
                offset?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Name of the vendor.
                 * @example aquanow
                 */
                provider: components["parameters"]["Provider"];
                /**
                 * @description Name of the resource.
                 * @example approvals
                 */
                resource: components["parameters"]["Resource"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many there are. */
                        total: number;
                        /** @description Those of the page. */
                        items: components["schemas"]["Record"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the vendor.
                 * @example aquanow
                 */
                provider: components["parameters"]["Provider"];
                /**
                 * @description Name of the resource.
                 * @example approvals
                 */
                resource: components["parameters"]["Resource"];
                /**
                 * @description Id of the record.
                 * @example cba4e337-8876-46fe-9216-438a82ce7697
                 */
                id: components["parameters"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    simulateEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the vendor.
                 * @example aquanow
                 */
                provider: components["parameters"]["Provider"];
                /**
                 * @description Name of the resource.
                 * @example approvals
                 */
                resource: components["parameters"]["Resource"];
                /**
                 * @description Id of the record.
                 * @example cba4e337-8876-46fe-9216-438a82ce7697
                 */
                id: components["parameters"]["RecordId"];
                /**
                 * @description Event of the life cycle.
                 * @example start
                 */
                event: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Name of the persona who acts. */
                    as?: string;
                    /** @description What comes along with the event, as a vendor call would bring it. */
                    given?: {
                        [key: string]: string | string[];
                    };
                };
            };
        };
        responses: {
            /** @description What happened. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Name of the vendor. */
                        provider: string;
                        /** @description Name of the resource. */
                        resource: string;
                        /** @description Id of the record. */
                        id: string;
                        /** @description The event that fired. */
                        event: string;
                        from: components["schemas"]["Status"];
                        to: components["schemas"]["Status"];
                        record: components["schemas"]["Record"];
                    };
                };
            };
            /** @description The record's status does not allow the event. `recordStatus` and `allowedEvents` say what it is and what would be legal. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
