#include "linter/cli/terminal.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace linter::cli {

void Complain(std::string_view message) {
  fmt::print(stderr, "shoal: {}\n", message);
}

static bool Says(const char* variable) {
  const auto* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

static bool WantsColor(ColorWish wish) {
  if (wish != ColorWish::Auto) {
    return wish == ColorWish::Always;
  }
  if (Says("NO_COLOR")) {
    return false;
  }
  const auto* terminal = std::getenv("TERM");
  const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
  return Says("FORCE_COLOR") || (isatty(STDOUT_FILENO) == 1 && !dumb);
}

output::Style StyleOf(ColorWish wish) {
  output::Style style;
  style.color = WantsColor(wish) ? output::Color::Always : output::Color::Never;
  winsize size{};
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the system offers nothing else.
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    style.width = size.ws_col;
  }
  return style;
}

}  // namespace linter::cli
