#pragma once

#include <string_view>

namespace linter::docker {

// Whether a path names a file that commonly holds secrets: `.env`, `id_rsa`, `.aws/credentials`.
bool IsSecretFile(std::string_view path);

}  // namespace linter::docker
