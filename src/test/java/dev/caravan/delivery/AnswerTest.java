package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void takesTheVendorsWordsFromTheFirstPlaceThatHasSome() throws JsonProcessingException {
        assertThat(answer("{\"message\":\"\",\"error\":\"no\"}").words("/message", "/error"))
                .isEqualTo("no");
    }

    @Test
    void takesTheJsonAsItCameWhenNoPlaceIsKnown() throws JsonProcessingException {
        assertThat(answer("{\"problems\":[\"no\"]}").words("/message")).isEqualTo("{\"problems\":[\"no\"]}");
    }

    @Test
    void hasNoWordsOfAPageThatIsNoJson() throws JsonProcessingException {
        assertThat(answer("\"<html>Bad gateway</html>\"").words("/message")).isNull();
        assertThat(answer("{}").words("/message")).isNull();
    }

    private static Answer answer(String body) throws JsonProcessingException {
        return new Answer("acme", 422, new JsonMapper().readTree(body), Optional.empty());
    }
}
