/// Everything that can go wrong, by the reference's codes.
enum FaultCode: String {
    case stringNotClosed = "S0101"
    case numberOutOfRange = "S0102"
    case badEscape = "S0103"
    case badUnicodeEscape = "S0104"
    case nameNotClosed = "S0105"
    case commentNotClosed = "S0106"
    case syntaxError = "S0201"
    case unexpectedToken = "S0202"
    case unexpectedEnd = "S0203"
    case unknownOperator = "S0204"
    case unknownExpression = "S0206"
    case endOfExpression = "S0207"
    case parameterNotVariable = "S0208"
    case predicateAfterGroup = "S0209"
    case secondGroup = "S0210"
    case notUnary = "S0211"
    case assignToNonVariable = "S0212"
    case literalStep = "S0213"
    case bindToNonVariable = "S0214"
    case focusAfterPredicate = "S0215"
    case focusAfterSort = "S0216"
    case noAncestor = "S0217"
    case regularExpressionEmpty = "S0301"
    case regularExpressionNotClosed = "S0302"
    case regularExpressionInvalid = "S0303"
    case signatureParameterMisplaced = "S0401"
    case signatureChoiceTooComplex = "S0402"
    case argumentMismatch = "T0410"
    case contextMismatch = "T0411"
    case arrayArgumentMismatch = "T0412"
    case operandOutOfRange = "D1001"
    case negateNonNumber = "D1002"
    case keyNotString = "T1003"
    case emptyMatch = "D1004"
    case invokeNameOfFunction = "T1005"
    case invokeNonFunction = "T1006"
    case partialNameOfFunction = "T1007"
    case partialNonFunction = "T1008"
    case keyTwice = "D1009"
    case badMatcher = "T1010"
    case leftNotNumber = "T2001"
    case rightNotNumber = "T2002"
    case rangeStartNotInteger = "T2003"
    case rangeEndNotInteger = "T2004"
    case applyNonFunction = "T2006"
    case sortMismatch = "T2007"
    case sortNotComparable = "T2008"
    case comparisonMismatch = "T2009"
    case notComparable = "T2010"
    case updateNotObject = "T2011"
    case deletionNotStrings = "T2012"
    case cloneNotFunction = "T2013"
    case rangeTooLarge = "D2014"
    case stringOfNonFinite = "D3001"
    case emptyPattern = "D3010"
    case replaceLimitNegative = "D3011"
    case replacementNotString = "D3012"
    case splitLimitNegative = "D3020"
    case notNumeric = "D3030"
    case matchLimitNegative = "D3040"
    case reducerArity = "D3050"
    case rootOfNegative = "D3060"
    case powerOutOfRange = "D3061"
    case sortNeedsComparator = "D3070"
    case tooManySubpictures = "D3080"
    case decimalSeparatorTwice = "D3081"
    case percentTwice = "D3082"
    case perMilleTwice = "D3083"
    case percentAndPerMille = "D3084"
    case mantissaWithoutDigit = "D3085"
    case passiveInsideActive = "D3086"
    case groupingBesideDecimal = "D3087"
    case groupingAtEnd = "D3088"
    case groupingTwice = "D3089"
    case digitBeforeOptional = "D3090"
    case optionalBeforeDigit = "D3091"
    case percentWithExponent = "D3092"
    case badExponent = "D3093"
    case badRadix = "D3100"
    case badTimestamp = "D3110"
    case evalSyntax = "D3120"
    case evalFailed = "D3121"
    case unsupportedSequence = "D3130"
    case mixedDigits = "D3131"
    case unknownComponent = "D3132"
    case nameModifier = "D3133"
    case badTimezonePicture = "D3134"
    case bracketNotClosed = "D3135"
    case missingComponents = "D3136"
    case raised = "D3137"
    case singleMatchedMore = "D3138"
    case singleMatchedNone = "D3139"
    case malformedURL = "D3140"
    case assertionFailed = "D3141"
    case limitExceeded = "U1001"
    case hostFunctionFailed = "U1002"

    /// An expression of a field has no value, or a function: no failure of the language's own.
    case noValue = "undefined"
    case functionValue = "function"
}

extension FaultCode {
    /// The reference's sentence; a name in double braces stands for that detail as JSON text, in
    /// triple braces for the detail itself.
    var messageTemplate: String {
        switch self {
        case .stringNotClosed: "String literal must be terminated by a matching quote"
        case .numberOutOfRange: "Number out of range: {{token}}"
        case .badEscape: "Unsupported escape sequence: \\{{token}}"
        case .badUnicodeEscape: "The escape sequence \\u must be followed by 4 hex digits"
        case .nameNotClosed: "Quoted property name must be terminated with a backquote (`)"
        case .commentNotClosed: "Comment has no closing tag"
        case .syntaxError: "Syntax error: {{token}}"
        case .unexpectedToken: "Expected {{value}}, got {{token}}"
        case .unexpectedEnd: "Expected {{value}} before end of expression"
        case .unknownOperator: "Unknown operator: {{token}}"
        case .unknownExpression: "Unknown expression type: {{token}}"
        case .endOfExpression: "Unexpected end of expression"
        case .parameterNotVariable:
            "Parameter {{value}} of function definition must be a variable name (start with $)"
        case .predicateAfterGroup: "A predicate cannot follow a grouping expression in a step"
        case .secondGroup: "Each step can only have one grouping expression"
        case .notUnary: "The symbol {{token}} cannot be used as a unary operator"
        case .assignToNonVariable: "The left side of := must be a variable name (start with $)"
        case .literalStep:
            "The literal value {{value}} cannot be used as a step within a path expression"
        case .bindToNonVariable:
            "The right side of {{token}} must be a variable name (start with $)"
        case .focusAfterPredicate:
            "A context variable binding must precede any predicates on a step"
        case .focusAfterSort:
            "A context variable binding must precede the 'order-by' clause on a step"
        case .noAncestor:
            "The object representing the 'parent' cannot be derived from this expression"
        case .regularExpressionEmpty: "Empty regular expressions are not allowed"
        case .regularExpressionNotClosed: "No terminating / in regular expression"
        case .regularExpressionInvalid: "Invalid regular expression: {{{value}}}"
        case .signatureParameterMisplaced:
            "Type parameters can only be applied to functions and arrays"
        case .signatureChoiceTooComplex:
            "Choice groups containing parameterized types are not supported"
        case .argumentMismatch:
            "Argument {{index}} of function {{token}} does not match function signature"
        case .contextMismatch:
            "Context value is not a compatible type with argument {{index}} of function {{token}}"
        case .arrayArgumentMismatch:
            "Argument {{index}} of function {{token}} must be an array of {{type}}"
        case .operandOutOfRange: "Number out of range: {{value}}"
        case .negateNonNumber: "Cannot negate a non-numeric value: {{value}}"
        case .keyNotString: "Key in object structure must evaluate to a string; got: {{value}}"
        case .emptyMatch: "Regular expression matches zero length string"
        case .invokeNameOfFunction:
            "Attempted to invoke a non-function. Did you mean ${{{token}}}?"
        case .invokeNonFunction: "Attempted to invoke a non-function"
        case .partialNameOfFunction:
            "Attempted to partially apply a non-function. Did you mean ${{{token}}}?"
        case .partialNonFunction: "Attempted to partially apply a non-function"
        case .keyTwice: "Multiple key definitions evaluate to same key: {{value}}"
        case .badMatcher:
            "The matcher function argument passed to function {{token}} does not return the correct "
                + "object structure"
        default: evaluationMessageTemplate
        }
    }

    private var evaluationMessageTemplate: String {
        switch self {
        case .leftNotNumber: "The left side of the {{token}} operator must evaluate to a number"
        case .rightNotNumber: "The right side of the {{token}} operator must evaluate to a number"
        case .rangeStartNotInteger:
            "The left side of the range operator (..) must evaluate to an integer"
        case .rangeEndNotInteger:
            "The right side of the range operator (..) must evaluate to an integer"
        case .applyNonFunction:
            "The right side of the function application operator ~> must be a function"
        case .sortMismatch:
            "Type mismatch when comparing values {{value}} and {{value2}} in order-by clause"
        case .sortNotComparable:
            "The expressions within an order-by clause must evaluate to numeric or string values"
        case .comparisonMismatch:
            "The values {{value}} and {{value2}} either side of operator {{token}} must be of the "
                + "same data type"
        case .notComparable:
            "The expressions either side of operator {{token}} must evaluate to numeric or string "
                + "values"
        case .updateNotObject:
            "The insert/update clause of the transform expression must evaluate to an object: "
                + "{{value}}"
        case .deletionNotStrings:
            "The delete clause of the transform expression must evaluate to a string or array of "
                + "strings: {{value}}"
        case .cloneNotFunction:
            "The transform expression clones the input object using the $clone() function.  This has "
                + "been overridden in the current scope by a non-function."
        case .rangeTooLarge:
            "The size of the sequence allocated by the range operator (..) must not exceed 1e7.  "
                + "Attempted to allocate {{value}}."
        case .stringOfNonFinite: "Attempting to invoke string function on Infinity or NaN"
        case .emptyPattern: "Second argument of replace function cannot be an empty string"
        case .replaceLimitNegative:
            "Fourth argument of replace function must evaluate to a positive number"
        case .replacementNotString: "Attempted to replace a matched string with a non-string value"
        case .splitLimitNegative:
            "Third argument of split function must evaluate to a positive number"
        case .notNumeric: "Unable to cast value to a number: {{value}}"
        case .matchLimitNegative:
            "Third argument of match function must evaluate to a positive number"
        case .reducerArity:
            "The second argument of reduce function must be a function with at least two arguments"
        case .rootOfNegative: "The sqrt function cannot be applied to a negative number: {{value}}"
        case .powerOutOfRange:
            "The power function has resulted in a value that cannot be represented as a JSON number: "
                + "base={{value}}, exponent={{exp}}"
        case .sortNeedsComparator:
            "The single argument form of the sort function can only be applied to an array of strings "
                + "or an array of numbers.  Use the second argument to specify a comparison function"
        default: formattingMessageTemplate
        }
    }

    private var formattingMessageTemplate: String {
        switch self {
        case .tooManySubpictures:
            "The picture string must only contain a maximum of two sub-pictures"
        case .decimalSeparatorTwice:
            "The sub-picture must not contain more than one instance of the 'decimal-separator' "
                + "character"
        case .percentTwice:
            "The sub-picture must not contain more than one instance of the 'percent' character"
        case .perMilleTwice:
            "The sub-picture must not contain more than one instance of the 'per-mille' character"
        case .percentAndPerMille:
            "The sub-picture must not contain both a 'percent' and a 'per-mille' character"
        case .mantissaWithoutDigit:
            "The mantissa part of a sub-picture must contain at least one character that is either "
                + "an 'optional digit character' or a member of the 'decimal digit family'"
        case .passiveInsideActive:
            "The sub-picture must not contain a passive character that is preceded by an active "
                + "character and that is followed by another active character"
        case .groupingBesideDecimal:
            "The sub-picture must not contain a 'grouping-separator' character that appears adjacent "
                + "to a 'decimal-separator' character"
        case .groupingAtEnd:
            "The sub-picture must not contain a 'grouping-separator' at the end of the integer part"
        case .groupingTwice:
            "The sub-picture must not contain two adjacent instances of the 'grouping-separator' "
                + "character"
        case .digitBeforeOptional:
            "The integer part of the sub-picture must not contain a member of the 'decimal digit "
                + "family' that is followed by an instance of the 'optional digit character'"
        case .optionalBeforeDigit:
            "The fractional part of the sub-picture must not contain an instance of the 'optional "
                + "digit character' that is followed by a member of the 'decimal digit family'"
        case .percentWithExponent:
            "A sub-picture that contains a 'percent' or 'per-mille' character must not contain a "
                + "character treated as an 'exponent-separator'"
        case .badExponent:
            "The exponent part of the sub-picture must comprise only of one or more characters that "
                + "are members of the 'decimal digit family'"
        case .badRadix:
            "The radix of the formatBase function must be between 2 and 36.  It was given {{value}}"
        case .badTimestamp:
            "The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given "
                + "{{value}}"
        case .evalSyntax: "Syntax error in expression passed to function eval: {{value}}"
        case .evalFailed:
            "Dynamic error evaluating the expression passed to function eval: {{value}}"
        default: dateMessageTemplate
        }
    }

    private var dateMessageTemplate: String {
        switch self {
        case .unsupportedSequence:
            "Formatting or parsing an integer as a sequence starting with {{value}} is not supported "
                + "by this implementation"
        case .mixedDigits:
            "In a decimal digit pattern, all digits must be from the same decimal group"
        case .unknownComponent:
            "Unknown component specifier {{value}} in date/time picture string"
        case .nameModifier:
            "The 'name' modifier can only be applied to months and days in the date/time picture "
                + "string, not {{value}}"
        case .badTimezonePicture:
            "The timezone integer format specifier cannot have more than four digits"
        case .bracketNotClosed: "No matching closing bracket ']' in date/time picture string"
        case .missingComponents:
            "The date/time picture string is missing specifiers required to parse the timestamp"
        case .raised, .assertionFailed, .hostFunctionFailed: "{{{message}}}"
        case .singleMatchedMore:
            "The $single() function expected exactly 1 matching result.  Instead it matched more."
        case .singleMatchedNone:
            "The $single() function expected exactly 1 matching result.  Instead it matched 0."
        case .malformedURL: "Malformed URL passed to ${{{functionName}}}(): {{value}}"
        default:
            "Stack overflow error: Check for non-terminating recursive function.  Consider "
                + "rewriting as tail-recursive."
        }
    }
}
