# What `cmake --install` gives: headers, libraries, the command with its manual page and completions, and what
# find_package(pith) and pkg-config need.
get_target_property(pith_type pith TYPE)
if(pith_type STREQUAL "STATIC_LIBRARY")  # whoever links it links what it is made of
  set(PITH_STATIC ON)
  set(PITH_PC_REQUIRES "gumbo uchardet libutf8proc zlib libcrypto simdjson")
  set(PITH_PC_LIBS "-lcld2 -lstdc++ -lm")
  set(PITH_PC_FETCH_REQUIRES "libcurl libbrotlidec libzstd libxml-2.0 libidn2 sqlite3")
else()
  set(PITH_STATIC OFF)
endif()

set_target_properties(pith pith_fetch PROPERTIES VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR})

install(DIRECTORY include/pith TYPE INCLUDE)
install(TARGETS pith pith_fetch EXPORT pith-targets)
install(TARGETS pith-command)
install(FILES docs/pith.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES docs/completions/pith.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME pith)
install(FILES docs/completions/_pith DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES docs/completions/pith.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES LICENSE NOTICE TYPE DOC)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/pith)
install(EXPORT pith-targets NAMESPACE pith:: DESTINATION ${package_dir})
configure_package_config_file(cmake/pith-config.cmake.in ${PROJECT_BINARY_DIR}/pith-config.cmake
                              INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/pith-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/pith-config.cmake ${PROJECT_BINARY_DIR}/pith-config-version.cmake
        DESTINATION ${package_dir})

# Relative to itself, so that the tree may be moved or installed under another prefix.
file(RELATIVE_PATH PITH_PC_PREFIX ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
foreach(module pith pith-fetch)
  configure_file(cmake/${module}.pc.in ${PROJECT_BINARY_DIR}/${module}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/${module}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endforeach()
