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
    void takesAListBeforeItLooksAnywhereElse() throws JsonProcessingException {
        assertThat(answer("{\"errors\":[\"no\",{\"at\":\"x\"}],\"error\":\"?\"}")
                        .words("/message", "/errors", "/error"))
                .isEqualTo("[\"no\",{\"at\":\"x\"}]");
        assertThat(answer("{\"errors\":[],\"error\":\"no\"}").words("/errors", "/error"))
                .isEqualTo("no");
    }

    @Test
    void takesPlainTextAsItCame() throws JsonProcessingException {
        assertThat(answer("\" no such job \\n\"").words("/message")).isEqualTo("no such job");
    }

    @Test
    void takesANumberForAText() throws JsonProcessingException {
        assertThat(answer("{\"id\":4711}").text("/id")).isEqualTo("4711");
        assertThat(answer("{\"id\":true}").text("/id")).isNull();
    }

    @Test
    void hasNoWordsOfAPage() throws JsonProcessingException {
        assertThat(answer("\"\\n<html>Bad gateway</html>\"").words("/message")).isNull();
        assertThat(answer("\"\"").words("/message")).isNull();
        assertThat(answer("{}").words("/message")).isNull();
    }

    private static Answer answer(String body) throws JsonProcessingException {
        return new Answer("acme", 422, new JsonMapper().readTree(body), Optional.empty());
    }
}
