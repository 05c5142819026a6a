// A parser that makes nothing of what it reads: POSIX's grammar of the shell, with what bash and
// ksh add to it passed over rather than understood.
#include "linter/docker/shell_grammar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/docker/shell_lexer.h"

namespace linter::docker {

constexpr int DeepestCommand = 100;

class ShellGrammar {
 public:
  explicit ShellGrammar(std::string_view code) : lexer_(code) {}

  std::optional<SyntaxFault> Check() {
    List();
    if (!lexer_.stopped() && !lexer_.AtEnd()) {
      const std::string_view found = lexer_.PeekToken();
      lexer_.Fail(lexer_.at(), found.size(), fmt::format("`{}` stands alone", found));
    }
    return lexer_.fault();
  }

 private:
  // Each reads as much as it can and stops where the lexer has stopped.
  std::size_t List();
  void AndOr();
  void Pipeline();
  void Command();
  void Simple();
  void Subshell();
  void Group();
  void If();
  void Loop();
  void For();
  void Case();
  void CaseItem(std::size_t begin);
  void Function();
  void Redirections();
  // `word` is read, or it is said that what begins at `begin` lacks it.
  void Expect(std::string_view word, std::size_t begin, std::string_view opening);
  // A list that must not be empty.
  void Body(std::string_view word, std::size_t begin);
  bool AtCommand() const;

  ShellLexer lexer_;
  int depth_ = 0;
};

static bool IsCloser(std::string_view word) {
  static constexpr std::array<std::string_view, 8> Words = {"then", "do",   "done", "fi",
                                                            "esac", "elif", "else", "}"};
  return std::find(Words.begin(), Words.end(), word) != Words.end();
}

bool ShellGrammar::AtCommand() const {
  const char next = lexer_.Peek();
  return !lexer_.AtEnd() && std::string_view(")|;&\n").find(next) == std::string_view::npos &&
         !IsCloser(lexer_.PeekToken());
}

std::size_t ShellGrammar::List() {
  std::size_t count = 0;
  lexer_.SkipLines();
  while (!lexer_.stopped() && (AtCommand() || lexer_.StartsWith("&>"))) {
    AndOr();
    ++count;
    lexer_.SkipBlanks();
    if (lexer_.StartsWith(";;") || lexer_.StartsWith(";&") || lexer_.StartsWith("&&")) {
      break;
    }
    if (lexer_.Peek() == ';' || lexer_.Peek() == '&') {
      lexer_.Advance(1);
    } else if (lexer_.Peek() != '\n') {
      break;
    }
    lexer_.SkipLines();
  }
  return count;
}

void ShellGrammar::AndOr() {
  Pipeline();
  lexer_.SkipBlanks();
  while (!lexer_.stopped() && (lexer_.StartsWith("&&") || lexer_.StartsWith("||"))) {
    const std::size_t begin = lexer_.at();
    const std::string sign(lexer_.PeekToken());
    lexer_.Advance(2);
    lexer_.SkipLines();
    if (!AtCommand() && !lexer_.StartsWith("&>")) {
      lexer_.Fail(begin, 2, fmt::format("`{}` is followed by no command", sign));
      return;
    }
    Pipeline();
    lexer_.SkipBlanks();
  }
}

void ShellGrammar::Pipeline() {
  while (lexer_.PeekToken() == "!" || lexer_.PeekToken() == "time") {
    lexer_.Word();
    lexer_.SkipBlanks();
  }
  Command();
  lexer_.SkipBlanks();
  while (!lexer_.stopped() && lexer_.Peek() == '|' && !lexer_.StartsWith("||")) {
    const std::size_t begin = lexer_.at();
    lexer_.Advance(lexer_.StartsWith("|&") ? 2 : 1);
    lexer_.SkipLines();
    if (!AtCommand()) {
      lexer_.Fail(begin, 1, "`|` is followed by no command");
      return;
    }
    if (lexer_.PeekToken() == "!") {
      lexer_.Word();
      lexer_.SkipBlanks();
    }
    Command();
    lexer_.SkipBlanks();
  }
}

void ShellGrammar::Command() {
  if (lexer_.stopped()) {
    return;
  }
  if (++depth_ > DeepestCommand) {
    lexer_.GiveUp();
    return;
  }
  const std::string_view word = lexer_.PeekToken();
  if (lexer_.StartsWith("((")) {
    lexer_.Parentheses();
  } else if (lexer_.Peek() == '(') {
    Subshell();
  } else if (word == "{") {
    Group();
  } else if (word == "if") {
    If();
  } else if (word == "while" || word == "until") {
    Loop();
  } else if (word == "for" || word == "select") {
    For();
  } else if (word == "case") {
    Case();
  } else if (word == "function") {
    Function();
  } else if (word == "coproc") {
    lexer_.GiveUp();
  } else if (word == "[[") {
    lexer_.DoubleBrackets();
  } else {
    Simple();
    --depth_;
    return;
  }
  Redirections();
  --depth_;
}

void ShellGrammar::Redirections() {
  lexer_.SkipBlanks();
  while (!lexer_.stopped() && lexer_.Redirection()) {
    lexer_.SkipBlanks();
  }
}

void ShellGrammar::Simple() {
  bool first = true;
  for (lexer_.SkipBlanks(); !lexer_.stopped() && !lexer_.AtEnd(); lexer_.SkipBlanks()) {
    if (lexer_.Redirection()) {
      continue;
    }
    if (lexer_.Peek() == '(' && first) {
      return;
    }
    if (lexer_.Peek() == '(') {
      const std::size_t begin = lexer_.at();
      lexer_.Advance(1);
      lexer_.SkipBlanks();
      if (lexer_.Peek() != ')') {
        lexer_.Fail(begin, 1, "`(` stands where none may stand");
        return;
      }
      lexer_.Advance(1);
      lexer_.SkipLines();
      Command();
      return;
    }
    if (std::string_view(")|;&\n").find(lexer_.Peek()) != std::string_view::npos) {
      return;
    }
    lexer_.Word();
    first = false;
  }
}

void ShellGrammar::Expect(std::string_view word, std::size_t begin, std::string_view opening) {
  if (lexer_.stopped()) {
    return;
  }
  lexer_.SkipLines();
  if (lexer_.PeekToken() != word) {
    lexer_.Fail(begin, opening.size(), fmt::format("`{}` has no `{}`", opening, word));
    return;
  }
  lexer_.Advance(word.size());
}

void ShellGrammar::Body(std::string_view word, std::size_t begin) {
  if (List() == 0 && !lexer_.stopped()) {
    lexer_.Fail(begin, word.size(), fmt::format("`{}` is followed by no command", word));
  }
}

void ShellGrammar::Subshell() {
  const std::size_t begin = lexer_.at();
  lexer_.Advance(1);
  List();
  Expect(")", begin, "(");
}

void ShellGrammar::Group() {
  const std::size_t begin = lexer_.at();
  lexer_.Advance(1);
  Body("{", begin);
  Expect("}", begin, "{");
}

void ShellGrammar::If() {
  const std::size_t begin = lexer_.at();
  lexer_.Advance(2);
  for (std::string_view word = "if"; !lexer_.stopped();) {
    Body(word, begin);
    const std::size_t then = lexer_.at();
    Expect("then", begin, word);
    Body("then", then);
    word = lexer_.PeekToken();
    if (word != "elif" || lexer_.stopped()) {
      break;
    }
    word = "elif";
    lexer_.Advance(4);
  }
  if (!lexer_.stopped() && lexer_.PeekToken() == "else") {
    const std::size_t other = lexer_.at();
    lexer_.Advance(4);
    Body("else", other);
  }
  Expect("fi", begin, "if");
}

void ShellGrammar::Loop() {
  const std::size_t begin = lexer_.at();
  const std::string word(lexer_.PeekToken());
  lexer_.Advance(word.size());
  Body(word, begin);
  Expect("do", begin, word);
  Body("do", begin);
  Expect("done", begin, word);
}

void ShellGrammar::For() {
  const std::size_t begin = lexer_.at();
  const std::string word(lexer_.PeekToken());
  lexer_.Advance(word.size());
  lexer_.SkipBlanks();
  if (lexer_.StartsWith("((")) {
    lexer_.Parentheses();
  } else {
    lexer_.Word();
    lexer_.SkipLines();
    if (lexer_.PeekToken() == "in") {
      lexer_.Advance(2);
      lexer_.SkipBlanks();
      while (!lexer_.stopped() && !lexer_.AtEnd() &&
             std::string_view(")|;&\n").find(lexer_.Peek()) == std::string_view::npos) {
        const std::size_t before = lexer_.at();
        lexer_.Word();
        if (lexer_.at() == before) {
          lexer_.GiveUp();
        }
        lexer_.SkipBlanks();
      }
    }
  }
  lexer_.SkipBlanks();
  if (lexer_.Peek() == ';') {
    lexer_.Advance(1);
  }
  lexer_.SkipLines();
  if (lexer_.PeekToken() == "{") {
    Group();
    return;
  }
  Expect("do", begin, word);
  Body("do", begin);
  Expect("done", begin, word);
}

void ShellGrammar::Case() {
  const std::size_t begin = lexer_.at();
  lexer_.Advance(4);
  lexer_.SkipBlanks();
  lexer_.Word();
  Expect("in", begin, "case");
  lexer_.SkipLines();
  while (!lexer_.stopped() && !lexer_.AtEnd() && lexer_.PeekToken() != "esac") {
    CaseItem(begin);
    lexer_.SkipLines();
  }
  Expect("esac", begin, "case");
}

void ShellGrammar::CaseItem(std::size_t begin) {
  if (lexer_.Peek() == '(') {
    lexer_.Advance(1);
  }
  while (!lexer_.stopped() && !lexer_.AtEnd() && lexer_.Peek() != ')') {
    const std::size_t before = lexer_.at();
    lexer_.SkipLines();
    lexer_.Word();
    lexer_.SkipLines();
    if (lexer_.Peek() == '|') {
      lexer_.Advance(1);
    } else if (lexer_.Peek() != ')') {
      lexer_.Fail(begin, 4, "a pattern of `case` has no `)`");
    }
    if (lexer_.at() == before) {
      lexer_.GiveUp();
    }
  }
  lexer_.Advance(1);
  List();
  lexer_.SkipLines();
  for (const std::string_view end : {";;&", ";;", ";&"}) {
    if (lexer_.StartsWith(end)) {
      lexer_.Advance(end.size());
      return;
    }
  }
  if (!lexer_.stopped() && lexer_.PeekToken() != "esac") {
    lexer_.Fail(begin, 4, "`case` has no `esac`");
  }
}

void ShellGrammar::Function() {
  lexer_.Advance(8);
  lexer_.SkipBlanks();
  lexer_.Word();
  lexer_.SkipBlanks();
  if (lexer_.Peek() == '(') {
    lexer_.Parentheses();
  }
  lexer_.SkipLines();
  Command();
}

std::optional<SyntaxFault> FindFault(std::string_view code) {
  return ShellGrammar(code).Check();
}

}  // namespace linter::docker
