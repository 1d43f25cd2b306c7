/// What this parser decided where RFC 8259 leaves it open.
extension ParsingCase {
    /// The `either` cases that are accepted.
    ///
    /// Numbers too small for a double are zero, integers beyond 64 bits the nearest double, and the
    /// nesting limit is above 500. All others are refused: numbers beyond a double, half surrogate pairs,
    /// bytes that are not UTF-8, and byte-order marks.
    static let acceptedByChoice: Set<String> = [
        "i_number_double_huge_neg_exp",
        "i_number_real_underflow",
        "i_number_too_big_neg_int",
        "i_number_too_big_pos_int",
        "i_number_very_big_negative_int",
        "i_structure_500_nested_arrays",
    ]

    /// The cases that an option lets in.
    static let loneSurrogates: Set<String> = [
        "i_object_key_lone_2nd_surrogate",
        "i_string_1st_surrogate_but_2nd_missing",
        "i_string_1st_valid_surrogate_2nd_invalid",
        "i_string_incomplete_surrogate_and_escape_valid",
        "i_string_incomplete_surrogate_pair",
        "i_string_incomplete_surrogates_escape_valid",
        "i_string_invalid_lonely_surrogate",
        "i_string_invalid_surrogate",
        "i_string_inverted_surrogates_U+1D11E",
        "i_string_lone_second_surrogate",
        "string_1_escaped_invalid_codepoint",
        "string_2_escaped_invalid_codepoints",
        "string_3_escaped_invalid_codepoints",
    ]
}
